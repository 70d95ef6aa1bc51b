/// Parts of the sentences that articles are made of. Every entry fits every template that names its list; subjects of
/// `people` are plural, those of `points` singular.
extension Words {
    static let times: StaticString = """
        in recent years|over the past decade|since the first trials|in the last few months|since the start of the year
        over the past two years|since the spring|for a long time|so far|in many regions|in several districts
        across the country|since the new rules took effect|at the regional level|in the meantime|since the pilot phase
        for several years now|since the last review|in most places|step by step
        """
    static let people: StaticString = """
        local teams|small companies|researchers|many organisations|regional planners|public agencies
        experienced practitioners|most of the participants|several universities|community groups|the people involved
        project managers|independent experts|larger institutions|schools and libraries|engineers and designers
        national associations|many households|a growing number of cities|younger professionals|volunteers and staff
        policy makers|the partner organisations|specialists from different fields|many of those asked|service providers
        most of the staff|the teams on the ground|a number of smaller towns|the advisory groups|employers and unions
        decision makers
        """
    static let verbs: StaticString = """
        have invested in|have begun to rely on|have paid closer attention to|have learned to work with|have called for
        have repeatedly asked for|have tested|have benefited from|have agreed on|have pooled resources for
        have introduced|have gradually adopted|have set aside money for|have experimented with
        have stressed the value of|have grown used to|have made the case for|have planned ahead for
        have come to depend on|have made good use of
        """
    static let things: StaticString = """
        better planning tools|reliable data|clear guidelines|shared standards|simple and robust methods
        long-term funding|training for new staff|closer cooperation between departments|more transparent procedures
        independent evaluations|modern equipment|open interfaces|regular reviews|practical examples
        smaller and faster projects|a common set of indicators|a single point of contact|early involvement of users
        flexible contracts|local knowledge|careful documentation|realistic schedules|low-threshold services
        digital records|a stronger exchange of experience|measurable goals|affordable solutions|preventive maintenance
        up-to-date maps and statistics|joint workshops|better communication with the public|well-tested software
        """
    static let purposes: StaticString = """
        to reduce costs|to reach more people|to shorten waiting times|to avoid duplicate work
        to improve the quality of decisions|to make results comparable|to respond more quickly to change
        to save energy and materials|to support newcomers|to keep services running|to build trust|to plan further ahead
        to make better use of existing resources|to lower the risk of errors|to close gaps in the data
        to meet rising demand|to simplify daily work|to protect sensitive information|to give smaller partners a voice
        to prepare for the coming years
        """
    static let outcomes: StaticString = """
        the results have been encouraging|progress has been steady|the first figures look promising
        costs have fallen noticeably|the number of complaints has dropped|the effects are easy to measure
        most targets were reached ahead of schedule|the changes were well received
        the workload has become easier to manage|the quality of the data has improved|delays have become rare
        the difference is visible in everyday work|demand has exceeded all expectations
        the savings have been modest but steady|the feedback has been largely positive
        participation has grown from year to year|the benefits outweigh the effort|errors are found earlier than before
        the service has become more reliable|new members find their way more quickly
        """
    static let causes: StaticString = """
        because cooperation saves time|as more people take part|because the rules are easier to follow
        since costs are shared fairly|because early mistakes were openly discussed
        since the first projects proved useful|as the technology has become affordable
        because small improvements add up|since the benefits are spread widely|as public interest has grown
        because responsibilities are clear|since experienced staff pass on what they know|because the tools are simple
        as routines have settled in|because problems are reported early|since the partners trust each other
        as the first obstacles have been removed|because decisions are made on the spot
        since good examples are easy to find|as the exchange between the regions works well
        """
    static let findings: StaticString = """
        a recent survey shows that|a study published last spring suggests that|observers agree that
        the figures for the last year confirm that|interviews with those involved indicate that
        an independent review found that|practical experience shows that|the latest report notes that
        most experts now accept that|internal evaluations suggest that|a comparison of twelve regions shows that
        a closer look at the figures shows that|those responsible report that|early results indicate that
        the authors conclude that|several case studies demonstrate that
        """
    static let points: StaticString = """
        the main challenge|the most urgent task|the first step|the decisive factor|the next task|one important task
        the best opportunity|a frequent recommendation|the key task|the most effective measure|the central idea
        the simplest solution|a reasonable next move|a sensible starting point|the most important principle
        one practical approach
        """
    static let pointIs: StaticString = """
        is to agree on a clear goal|is to start with a small and well-defined project
        is to involve users from the beginning|is to keep the number of tools small
        is to document decisions as they are made|is to measure results before and after
        is to plan enough time for testing|is to set realistic expectations|is to train people early
        is to find partners with similar needs|is to review progress at regular intervals
        is to share data in open formats|is to separate urgent work from important work
        is to assign clear responsibilities|is to learn from comparable projects
        is to secure funding beyond the first phase|is to keep procedures simple
        is to publish results even when they disappoint|is to build on what already exists
        is to listen to those who do the daily work
        """
    /// What a topic does, behind its name; the verb is singular.
    static let topicDoes: StaticString = """
        has moved from a niche subject to a regular part of planning
        has become an important field for public and private organisations
        is changing faster than many observers expected|offers more practical options today than ever before
        is often discussed but rarely explained in detail|touches many areas of everyday life
        has attracted new attention since the first large projects|requires patience, good data and steady cooperation
        depends on people as much as on technology|brings together experts from very different backgrounds
        has a long history that is worth remembering|is no longer a matter for specialists alone
        raises questions that have no simple answers|rewards careful preparation
        is one of the subjects in which small steps make a visible difference
        continues to surprise even experienced practitioners
        """
    /// A sentence about the text itself.
    static let textDoes: StaticString = """
        This article explains the background and describes three typical situations.
        The following sections summarise what is known and what is still open.
        This text gives an overview of methods, costs and results.
        The examples come from projects of very different sizes.
        Each section ends with a short list of practical recommendations.
        This overview is based on interviews, public statistics and published reports.
        The focus is on solutions that have been tested in practice.
        Technical terms are explained where they first appear.|The aim is to help readers to make informed decisions.
        The text is meant for readers without special knowledge of the field.
        Figures refer to the most recent complete year unless stated otherwise.
        A comparison of several approaches shows where the differences lie.
        The discussion concentrates on what small organisations can do with limited means.
        The text draws on the experience of twelve projects in six countries.
        All figures were checked with the organisations concerned.|The final part looks at the years ahead.
        """
    static let closings: StaticString = """
        More detailed figures are expected by the end of the year.|A second phase is planned for the coming spring.
        Whether the approach can be applied elsewhere remains to be seen.
        The next review will show how lasting these changes are.
        For now, the partners intend to continue on the same path.
        Much will depend on how quickly the remaining questions are settled.
        The material is available to anyone who wants to build on it.|What began as an experiment is becoming routine.
        In the end, steady work matters more than grand plans.
        Those who start small today will find the next steps easier.
        The discussion is far from over, but its direction is clear.
        A follow-up report will examine the long-term effects.
        None of this happens by itself, but none of it is out of reach.
        Further results will be published as they become available.
        The experience gained so far is a solid basis for future work.|A public presentation of the results is planned.
        """
    static let quotes: StaticString = """
        We expected some resistance, but most people were curious|The numbers are better than we had hoped
        It took longer than planned, and it was worth it|Our priority now is to keep the service reliable
        People want to know what changes for them|We learned a great deal from the first year
        Nobody can solve this alone|There is still a lot to do before winter|We are listening to every suggestion
        The hardest part was agreeing on the details|It is a good start, but only a start
        The demand took all of us by surprise|We would do the same again, only sooner
        Small towns deserve good solutions too|The budget is tight, but the plan is sound
        What matters is that it works every day|We have never had so many volunteers
        Every delay makes the project more expensive|The young people surprised us most
        This is an investment in the next generation
        """
    static let speakers: StaticString = """
        a spokesperson for the project|the head of the planning department|the director of the programme
        a member of the advisory board|one of the organisers|a representative of the residents|the project manager
        a senior researcher at the institute|a council member|the chair of the association
        one of the engineers involved|the deputy mayor|a local business owner|a teacher who took part
        the coordinator of the volunteers|a consultant who advised the team
        """
    static let newsOpeners: StaticString = """
        The decision was announced on Monday after months of preparation.
        The plans were presented to the public on Tuesday evening.
        The announcement came on Wednesday and surprised many observers.
        The proposal passed on Thursday with a clear majority.
        Details of the agreement were published on Friday morning.|Work is due to begin within the next three months.
        The project had been postponed twice because of rising costs.
        It is the largest project of its kind in the region.|Residents had asked for the change for several years.
        The first stage will be completed by the end of next year.
        A public consultation drew more than a thousand responses.
        The costs will be shared by the region and its partners.|Talks between the parties had lasted since the spring.
        The measure affects about forty thousand people.|The vote ended a long and sometimes heated debate.
        Officials described the step as overdue.
        """
}
