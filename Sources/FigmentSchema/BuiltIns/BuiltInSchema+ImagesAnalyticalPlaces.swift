/// Where people are in captions, what they have with them and what they are at.
extension CaptionWords {
    static let locations = captionWords(
        """
        in a quiet park, in a crowded square, in a narrow alley, in a city street, in a shopping street, in a car park,
        in a train station, in an underground station, in an airport lounge, in a hotel lobby, in a waiting room,
        in a school yard, in a lecture hall, in a public library, in a museum, in an art gallery, in a concert hall,
        in a theatre foyer, in a cinema, in a busy restaurant, in a coffee shop, in a bakery, in a street market,
        in a supermarket, in a flower shop, in a bookshop, in a hair salon, in a fitness studio, in a sports hall,
        in a football stadium, in a hospital corridor, in a laboratory, in a workshop, in a garage, in a barn,
        in a greenhouse, in a vineyard, in an orchard, in a meadow, in a pine forest, in a bamboo grove, in the mountains,
        in the desert, in the garden, in the backyard, in the kitchen, in the living room, in the bedroom, in the hallway,
        in the attic, in the office, in a meeting room, in a museum café, in a village street, in a shopping centre,
        on a sandy beach, on a rocky shore, on a wooden pier, on a river bank, on a lake shore, on a sailing boat,
        on a ferry, on a stone bridge, on a hilltop, on a mountain trail, on a country road, on a gravel path,
        on a sports field, on a tennis court, on a playground, on a rooftop, on a balcony, on a terrace, on a porch,
        on a park bench, on a staircase, on a platform, on a bus, on a train, on a film set, on a stage, on a doorstep,
        on a campsite, on a jetty, on a lawn, at home, at the seaside, at a bus stop, at a crossroads, at a street corner,
        at a fun fair, at a food stall, at a petrol station, by a fountain, by a window, by a lake, near a lighthouse,
        near a windmill, near a waterfall
        """)

    static let babyLocations = captionWords(
        """
        on a playmat, on a soft rug, on a picnic blanket, on the carpet, on the sofa, on a big bed, in a playpen, in a cot,
        in the nursery, in the living room, in the bedroom, in the kitchen, in the garden, in a park, in the shade of a tree,
        on the lawn, on a beach, on the terrace, on the balcony, on the porch, at home, at a playgroup, at a day nursery,
        in a waiting room, in a meadow, in a play area, by the window, in a conservatory, in a garden tent, in a hotel room
        """)

    static let settings = captionWords(
        """
        a bright kitchen, a rustic kitchen, a cosy living room, a tidy bedroom, a narrow hallway, a home office,
        a modern office, an open-plan office, a glass-walled meeting room, a co-working space, a quiet library,
        a classroom, a lecture hall, a school gym, a music room, a recording studio, a photo studio, a dance studio,
        a painter's studio, a pottery workshop, a carpenter's workshop, a garage, a laboratory, a pharmacy, a waiting room,
        a hotel room, a hotel lobby, an airport terminal, a train compartment, a ship's cabin, a camper van,
        a mountain hut, a log cabin, a tree house, a tent, a beach hut, a lighthouse, a farmhouse, a stable, a greenhouse,
        a walled garden, a rose garden, a Japanese garden, a vegetable garden, an apple orchard, a vineyard,
        a lavender field, a pine forest, a birch wood, a green valley, a desert landscape, a rocky canyon,
        a mountain village, a fishing village, an old town, a medieval castle, a ruined abbey, a village church,
        a university campus, a business district, a shopping centre, a covered market, a farmers' market, a food court,
        a street café, a tea room, a bakery, a bookshop, an antique shop, a toy shop, a flower shop, a hair salon,
        a fitness studio, a climbing hall, a bowling alley, a football stadium, an ice rink, a circus tent,
        a theatre foyer, a concert hall, a cinema, a sculpture park, a botanical garden, a zoo, an aquarium,
        a planetarium, a playground, a community centre, a railway museum, an art museum, a palm house, a boathouse,
        a sunny courtyard, a station café, a conservatory, a summer house, an attic room
        """)

    static let babySettings = captionWords(
        """
        a bright nursery, a cosy living room, a tidy bedroom, a sunny kitchen, a quiet park, a walled garden, a rose garden,
        a photo studio, a day nursery, a playroom, a waiting room, a hotel room, a mountain hut, a log cabin,
        a holiday flat, a summer house, a beach hut, a shady garden, an attic flat, a large farmhouse,
        a children's library, a family café, a play area, a conservatory, an apple orchard, a flower meadow,
        a sunny courtyard, a camper van, a garden tent, a cosy cottage
        """)

    static let objects = captionWords(
        """
        a laptop, a tablet, a smartphone, a camera, a microphone, a pair of headphones, a notebook, a fountain pen,
        a pencil, a stack of books, a newspaper, a magazine, a letter, an envelope, a postcard, a map, a compass,
        a suitcase, a rucksack, a handbag, a shopping bag, a wallet, a bunch of keys, a watch, an umbrella, a raincoat,
        a straw hat, a baseball cap, a woollen scarf, a pair of gloves, a pair of glasses, a pair of sneakers, a mirror,
        a comb, a towel, a blanket, a pillow, a balloon, a kite, a football, a basketball, a tennis racket, a skateboard,
        a surfboard, a bicycle helmet, a yoga mat, a guitar, a violin, a trumpet, a tambourine, a paintbrush, a palette,
        a canvas, a sketchbook, a hammer, a screwdriver, a toolbox, a tape measure, a bucket, a broom, a watering can,
        a flower pot, a bouquet of roses, a bunch of tulips, a basket of apples, a bowl of cherries, a loaf of bread,
        a slice of cake, a birthday cake, a cup of tea, a glass of lemonade, a bottle of water, a lunch box, a frying pan,
        a rolling pin, a wooden spoon, a chessboard, a pack of cards, a puzzle, a present, a candle, a lantern, a torch,
        a telescope, a pair of binoculars, a magnifying glass, a clipboard, a paper plane, a fishing rod, a walking stick,
        a picture frame, a potted plant, a seashell, a parcel, a toy boat, a paper lantern, a jar of honey, a pumpkin,
        a sunflower
        """)

    static let babyObjects = captionWords(
        """
        a rattle, a teether, a teddy bear, a soft toy, a cuddly rabbit, a rag doll, a wooden block, a toy car, a toy train,
        a toy duck, a rubber duck, a picture book, a music box, a red ball, a beach ball, a balloon, a blanket,
        a bottle of milk, a beaker, a wooden spoon, a bib, a sun hat, a pair of tiny shoes, a knitted sock,
        a stacking cup, a toy drum, a toy piano, a soft cushion, a daisy, a stuffed elephant, a stuffed giraffe,
        a cloth book, a paper windmill, a banana, a rusk, a rubber ring, a sock puppet, a tambourine, a building brick
        """)

    static let activities = captionWords(
        """
        a run in the park, a long walk, a bicycle tour, a hiking trip, a camping trip, a road trip, a boat trip, a city tour,
        a picnic, a barbecue, a garden party, a birthday party, a wedding reception, a family meal, a business meeting,
        a cooking class, a baking contest, a wine tasting, a shopping trip, a fashion show, a photo shoot, a film shoot,
        a dance class, a concert, an open-air festival, a theatre rehearsal, a poetry reading, a book launch,
        a museum visit, a painting class, a pottery workshop, a drawing lesson, a guitar lesson, a piano recital,
        a choir rehearsal, a yoga class, a pilates session, a fitness class, a football match, a basketball game,
        a tennis tournament, a swimming lesson, a surfing lesson, a sailing regatta, a rowing race, a climbing session,
        a board game tournament, a chess tournament, a quiz, a language course, a graduation ceremony, a team meeting,
        a client presentation, a product demo, a trade fair, a press conference, a brainstorming session,
        a training course, a charity run, a beach clean-up, a day of tree planting, a gardening day, a village fair,
        a carnival parade, a street parade, a costume party, a house-warming party, a dog show, a riding lesson,
        a fishing trip, a bird-watching walk, a farewell party, a family reunion, a school reunion,
        a charity auction, a cycling race, a science talk, a film screening, a karaoke contest, a flea market,
        an exhibition opening, a radio interview, a podcast recording, a book club meeting, a trip abroad, a day trip,
        a balloon ride, a train journey, a guided tour, a street food festival, a meditation class, a first-aid course,
        a photography course, an orchestra rehearsal, a jazz session, a gallery tour
        """)

    static let minorActivities = captionWords(
        """
        a school trip, a picnic, a barbecue, a garden party, a birthday party, a family meal, a cooking class,
        a baking contest, a museum visit, a painting class, a pottery workshop, a drawing lesson, a guitar lesson,
        a piano recital, a choir rehearsal, a dance class, a ballet rehearsal, a football match, a basketball game,
        a tennis lesson, a swimming lesson, a surfing lesson, a rowing race, a climbing session, a treasure hunt,
        a board game tournament, a chess tournament, a school quiz, a maths lesson, a chemistry lesson, a language lesson,
        a spelling contest, a science fair, a school play, a sports day, a beach clean-up, a gardening day,
        a village fair, a carnival parade, a street parade, a costume party, a dog show, a riding lesson, a fishing trip,
        a bird-watching walk, a family reunion, a camping trip, a hiking trip, a boat trip, a bicycle tour,
        a trip to the zoo, a visit to the aquarium, a circus show, a puppet show, a magic show, a film screening,
        a reading contest, a talent show, an orchestra rehearsal, a judo class, a gymnastics class, a skating lesson,
        a balloon ride, a train ride, a day at the beach, a science experiment, a robotics class, a coding class,
        a music lesson, a drama class, a kite festival, a day trip, a nature walk, a guided tour, a lantern parade
        """)

    static let babyActivities = captionWords(
        """
        a warm bath, a bubble bath, a first haircut, a pram ride, a picnic, a family meal, a ride in a cargo bike,
        a family visit, a first birthday party, a baby swimming lesson, a baby massage, a photo shoot, a walk in the park,
        a car ride, a trip to the zoo, a story, a snack, a garden party, a family reunion, a shopping trip,
        a walk in the woods, a walk by the sea, a boat trip, a puppet show, a sing-along, a day at the beach, a playgroup meeting,
        a long train ride, a day out
        """)
}
