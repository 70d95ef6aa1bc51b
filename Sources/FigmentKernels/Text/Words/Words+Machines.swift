/// Files, formats and devices.
extension Words {
    static let modelNames: StaticString = """
        aurora-7b-instruct|aurora-13b-chat|aurora-70b|beacon-mini|beacon-pro|cobalt-8k|cobalt-32k|cobalt-base
        delta-chat-1.5|delta-chat-2.0|ember-3b|ember-34b-instruct|falconet-1|falconet-2|granite-chat|harbor-large
        harbor-small|helix-1.0|helix-2.1-preview|indigo-base|indigo-turbo|juniper-2b|juniper-9b-it|kestrel-1.1
        kestrel-2-mini|lumen-chat|lumen-vision|meridian-8x7b|meridian-large|nimbus-4|nimbus-4-turbo|nimbus-5
        northstar-1|northstar-2-mini|opal-embed-v2|opal-rerank|orchid-7b|osprey-code|osprey-code-33b|polaris-base
        polaris-instruct|quartz-1.3b|quartz-6b|redwood-chat|sable-3.5|sable-4|sequoia-multimodal|sparrow-lite
        summit-large|tundra-14b|vega-1|vega-2-pro
        """
    static let modelFamilies: StaticString = """
        aurora|beacon|cobalt|delta|ember|falconet|granite|harbor|helix|indigo|juniper|kestrel|lumen|meridian|nimbus
        northstar|opal|orchid|osprey|polaris|quartz|redwood|sable|sequoia|sparrow|summit|tundra|vega
        """
    static let imageFormats: StaticString = "avif|bmp|gif|heic|jpeg|jpg|png|tiff|webp"
    static let imageExtensions: StaticString = "jpg|png|webp|heic"
    static let videoExtensions: StaticString = "mp4|mov|webm|mkv"
    static let audioExtensions: StaticString = "wav|mp3|flac|m4a|ogg"
    static let fileExtensions: StaticString = "csv|docx|json|md|parquet|pdf|png|pptx|txt|xlsx|zip"
    static let mimeTypes: StaticString = """
        application/gzip|application/json|application/octet-stream|application/pdf|application/vnd.apache.parquet
        application/xml|application/zip|audio/flac|audio/mpeg|audio/ogg|audio/wav|font/woff2|image/avif|image/gif
        image/jpeg|image/png|image/svg+xml|image/webp|text/css|text/csv|text/html|text/javascript|text/markdown
        text/plain|video/mp4|video/webm
        """
    static let resolutions: StaticString = """
        640x360|854x480|1280x720|1920x1080|2560x1440|3840x2160|7680x4320|1080x1920|1080x1080
        """
    static let resolutionsShort: StaticString = "360p|480p|720p|1080p|1440p|2160p|4K|8K"
    static let codecs: StaticString = "aac|alac|av1|flac|h264|h265|mp3|mpeg4|opus|pcm|prores|theora|vorbis|vp8|vp9"
    static let documentTypes: StaticString = """
        article|book|brochure|case study|contract|dataset|email|form|guide|invoice|letter|manual|memo|minutes
        newsletter|patent|policy|presentation|press release|proposal|report|research paper|specification|spreadsheet
        thesis|transcript|tutorial|white paper
        """
    static let documentTypesShort: StaticString = "csv|docx|epub|html|json|md|odt|pdf|pptx|txt|xlsx|xml"
    static let browsers: StaticString = "Chrome|Edge|Firefox|Opera|Safari|Samsung Internet|Vivaldi"
    static let operatingSystems: StaticString = """
        Android 12|Android 13|Android 14|Android 15|ChromeOS|Debian 12|Fedora 41|iOS 16|iOS 17|iOS 18|iPadOS 17
        macOS 13|macOS 14|macOS 15|Ubuntu 22.04|Ubuntu 24.04|Windows 10|Windows 11
        """
    static let devices: StaticString = """
        barcode scanner|camera|desktop|e-reader|games console|gateway|kiosk|laptop|payment terminal|phone|point of sale
        printer|router|sensor|set-top box|smart display|smart meter|smart speaker|smart TV|smartphone|smartwatch
        streaming stick|tablet|thermostat|tracker|VR headset|workstation
        """
    static let userAgents: StaticString = """
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        Mozilla/5.0 (Linux; Android 13; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        Mozilla/5.0 (Linux; Android 14; Tablet) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/
        """
    static let pathWords: StaticString = """
        about|archive|articles|assets|blog|brands|careers|catalogue|collections|community|courses|docs|downloads|events
        features|forum|gallery|guides|help|insights|items|journal|learn|library|magazine|news|offers|pages|press
        products|projects|recipes|reports|research|resources|reviews|services|shop|stories|support|topics|tutorials
        videos
        """
    static let hosts: StaticString = """
        api|app|archive|blog|cdn|cloud|data|dev|docs|files|forum|help|images|intranet|learn|mail|media|news|portal
        reports|search|shop|static|status|store|support|wiki|www
        """
    static let domains: StaticString = "example.com|example.net|example.org"
    static let folders: StaticString = """
        /data/archive|/data/backups|/data/exports|/data/imports|/data/processed|/data/raw|/data/staging|/home/shared
        /mnt/media|/mnt/projects|/mnt/reports|/srv/documents|/srv/files|/srv/uploads|/srv/www|/var/lib/app|/var/log/app
        /var/spool/jobs
        """
    static let fileStems: StaticString = """
        account_statement|agenda|annual_report|audit_log|backup|budget|campaign_results|change_request|contract
        cost_estimate|customer_list|data_export|delivery_note|design_review|draft|drawing|error_log|expense_report
        feedback|floor_plan|forecast|grant_application|handbook|incident_report|inspection|inventory|invoice
        job_description|lab_results|lesson_plan|manual|map|market_study|measurement|meeting_minutes|monthly_summary
        newsletter|notes|order_form|packing_list|payroll|permit|pilot_study|policy|presentation|press_release
        price_list|product_sheet|project_plan|proposal|purchase_order|questionnaire|quote|receipt|reference_list
        release_notes|research_paper|risk_register|roadmap|sales_figures|schedule|sensor_readings|shipping_label
        site_survey|specification|staff_rota|statement_of_work|supplier_list|survey_results|tax_return|test_results
        timetable|training_material|translation|travel_itinerary|usage_statistics|user_guide|warranty|weekly_digest
        work_order
        """
    static let imageStems: StaticString = """
        aerial|alley|autumn_leaves|bakery|balcony|beach|bicycle|bird|boat|book_shelf|bridge|building|butterfly|cafe
        canyon|castle|cat|cathedral|cliff|clouds|coast|coffee|courtyard|crowd|desert|dog|door|evening|festival|field
        fireworks|flowers|fog|food|forest|fountain|fruit_stand|garden|glacier|harbour|hills|horse|house|island|kitchen
        lake|lantern|library|lighthouse|market|meadow|moon|mosaic|mountain|mural|museum|night_sky|ocean|old_town
        orchard|park|path|pier|portrait|rain|rainbow|river|road|rooftops|ruins|sailing|sculpture|shop_window|sky
        skyline|snow|spring|square|staircase|station|street|summer|sunrise|sunset|temple|tower|train|tree|tulips|tunnel
        valley|village|vineyard|waterfall|wedding|wildlife|window|winter|workshop
        """
    static let imageShapes: StaticString = """
        closeup|cover|cropped|detail|edited|final|hero|landscape|original|panorama|portrait|square|thumb|wide
        """
    static let audioStems: StaticString = """
        all_hands|board_meeting|briefing|call_centre|classroom|conference_call|customer_call|debate|dictation
        discussion|earnings_call|field_recording|focus_group|guest_lecture|hearing|helpdesk_call|interview|kickoff
        lecture|meeting|narration|panel|phone_call|podcast|press_briefing|project_update|radio_show|retrospective
        round_table|sales_call|seminar|speech|standup|support_call|team_sync|testimonial|training_session|voice_memo
        voicemail|webinar|workshop
        """
    static let videoStems: StaticString = """
        animation|behind_the_scenes|city_tour|concert|cooking_class|course_lesson|documentary|drone_footage|episode
        event_recap|explainer|fitness_class|gameplay|guided_tour|highlights|how_to|interview|keynote|language_lesson
        lecture|live_stream|music_video|nature_film|news_report|panel_talk|product_demo|promo|repair_guide|review
        screencast|short_film|showcase|talk|teaser|time_lapse|trailer|travel_diary|tutorial|unboxing|walkthrough
        webinar|workshop
        """
    static let versionsSuffixes: StaticString = "-alpha|-beta|-rc.1|-rc.2"
    static let publishers: StaticString = """
        Argus|Beacon|Bulletin|Business Review|Chronicle|Citizen|Courier|Daily News|Daily Post|Dispatch|Echo
        Evening Post|Examiner|Financial Journal|Gazette|Globe|Herald|Independent|Inquirer|Journal|Ledger|Mail|Mercury
        Messenger|Monitor|Morning News|News Network|Observer|Post|Press|Public Radio|Record|Register|Reporter|Review
        Sentinel|Standard|Star|Sun|Telegraph|Times|Tribune|Voice|Weekly
        """
}
