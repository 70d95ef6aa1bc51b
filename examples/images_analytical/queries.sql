-- Ten questions to the table images_analytical. Each begins with its name in a comment and ends with a semicolon at the
-- end of a line. They run on ClickHouse 18.16 and on the servers of today.

-- count
SELECT count() FROM images_analytical;

-- gender
SELECT gender, count() AS images FROM images_analytical GROUP BY gender ORDER BY images DESC;

-- ethnicity sums
SELECT
    countIf(ethnicity_white) AS white, countIf(ethnicity_black) AS black, countIf(ethnicity_asian) AS asian,
    countIf(ethnicity_hispanic) AS hispanic, countIf(ethnicity_middle_eastern) AS middle_eastern,
    countIf(ethnicity_native_american) AS native_american, countIf(ethnicity_pacific_islander) AS pacific_islander,
    countIf(ethnicity_mixed) AS mixed, countIf(ethnicity_other) AS other
FROM images_analytical;

-- countries
SELECT country_code, count() AS images FROM images_analytical WHERE country_code != ''
GROUP BY country_code ORDER BY images DESC, country_code LIMIT 20;

-- face filter
SELECT count() AS images, avg(toFloat64(face_y)) AS height, quantile(0.9)(toFloat64(mouth_gap)) AS wide
FROM images_analytical
WHERE has_face AND NOT is_face_distant AND NOT is_small;

-- gender and region
SELECT gender, region, count() AS images FROM images_analytical WHERE region != ''
GROUP BY gender, region ORDER BY images DESC, gender, region;

-- topics
SELECT topic_id_1, count() AS images, avg(topic_score_1) AS score FROM images_analytical WHERE topic_id_1 > 0
GROUP BY topic_id_1 ORDER BY images DESC, topic_id_1 LIMIT 20;

-- body-pose clusters
SELECT body_pose_cluster_512, count() AS images FROM images_analytical
WHERE has_body AND body_pose_cluster_512 IS NOT NULL
GROUP BY body_pose_cluster_512 ORDER BY images DESC, body_pose_cluster_512 LIMIT 20;

-- several filters
SELECT site_name, count() AS images, max(upload_date) AS latest FROM images_analytical
WHERE has_face AND gender_id = 1 AND age_id IN (5, 6) AND country_code IN ('US', 'GB', 'DE') AND detection_count > 0
    AND has(keyword_ids, 42) = 0 AND width >= 1024
GROUP BY site_name ORDER BY images DESC, site_name;

-- site and gender
SELECT site_name, gender, count() AS images FROM images_analytical
GROUP BY site_name, gender ORDER BY images DESC, site_name, gender LIMIT 60;
