import Figment
import FigmentTarget

extension ServerFailure {
    /// The same where tables are only looked at: what would make them is no help.
    var comparisonWording: Wording {
        var result = wording
        switch kind {
        case .missingTable, .otherTable:
            result.exit = .checkFailed
            result.fix = "give what the load was given: the schema or the files, --table-name, --primary-key, --column"
        case .lost, .timeout: result.fix = "run the same command again"
        default: break
        }
        return result
    }

    /// What the user reads, and what helps.
    var wording: Wording {
        var result = Wording(message: "", code: "server", exit: .environment)
        let own = code.isEmpty ? message : "\(message) (\(code))"
        switch kind {
        case .cannotConnect:
            result.message = "cannot connect to \(server) at \(place): \(own)"
            result.code = "cannot_connect"
            result.fix = "check that the server runs and that host and port are right"
        case .authentication:
            result.message = "\(server) at \(place) refuses the login: \(own)"
            result.code = "authentication"
            result.fix = "check user and password; a password with : / ? # @ or % is written %XX in a URI"
        case .certificate:
            result.message = "the certificate of \(server) at \(place) cannot be trusted: \(own)"
            result.code = "certificate"
            result.fix =
                "name the authority's certificate (PostgreSQL: ?sslrootcert=FILE, ClickHouse: ?ca=FILE), or the host as the "
                + "certificate has it"
        case .lost:
            result.message = "the connection to \(server) at \(place) was lost: \(own)"
            result.code = "connection_lost"
            result.fix = "run the same command again: it goes on behind the last rows that are committed"
        case .timeout:
            result.message = "\(server) at \(place) did not answer in time: \(own)"
            result.code = "timeout"
            result.fix = "run the same command again: it goes on behind the last rows that are committed"
        case .missingDatabase:
            result.message = "\(server) at \(place) has no such database: \(own)"
            result.code = "missing_database"
            result.fix = "make it first (CREATE DATABASE), or name one that is there in the URI"
        case .missingTable(let name):
            result.message = "there is no table \(name) in \(server) at \(place)"
            result.code = "missing_table"
            result.fix = "add --create-table and it is made from the schema"
        case .otherTable(let name, let lines):
            result.message = "the table \(name) is not as the schema has it"
            result.details = lines
            result.code = "other_table"
            result.exit = .usage
            result.fix = "--schema-evolution adds columns and widens numbers; --drop-if-exists makes the table anew"
        case .otherJob(let name, let lines):
            result.message =
                "an earlier load \(name) into \(place) was of something else"
            result.details = lines
            result.code = "other_job"
            result.exit = .usage
            result.fix =
                "--reset forgets the earlier load (its rows stay in append mode); --job NAME loads beside it under another "
                + "name"
        case .missingRows(let name, let found, let expected):
            result.message =
                "the table \(name) in \(server) at \(place) has \(NumberText.count(found, "row")), and with those that "
                + "this load has committed it should have \(NumberText.count(expected)) at least: rows were removed since"
            result.code = "missing_rows"
            result.exit = .usage
            result.fix =
                "--reset forgets the earlier load and loads all rows (those that are left stay); with --drop-if-exists "
                + "the table is made anew"
        case .busy(let name):
            result.message = "another process loads \(name) into \(place) at this moment"
            if !message.isEmpty { result.details = [message] }
            result.code = "busy"
            result.fix = "wait until it is done, or stop it"
        case .unsuitable(let obstacle): result = obstacle.wording(server: server, place: place)
        case .diskFull:
            result.message = "\(server) at \(place) has no space left: \(own)"
            result.code = "disk_full"
            result.fix = "make room and run the same command again: it goes on where it stopped"
        case .away(let seconds, let tries):
            result.message =
                "\(server) at \(place) has taken nothing for \(NumberText.duration(seconds)), in "
                + "\(NumberText.count(tries)) tries: \(own)"
            result.code = "server_away"
            result.fix =
                "when it is back, run the same command again: it goes on behind the last rows that are committed; "
                + "--patience SECONDS waits longer"
        case .values:
            result.message = "\(server) at \(place) refuses the values: \(own)"
            result.code = "values"
            result.exit = .checkFailed
            // unique_violation
            if code == "23505" {
                result.fix =
                    "rows with these keys are there already: --mode upsert or --mode merge replaces them, --mode overwrite "
                    + "replaces all rows"
            }
        case .forbidden:
            result.message = "\(server) at \(place) does not allow it: \(own)"
            result.code = "forbidden"
            result.fix =
                "grant the role what it lacks: a load reads and writes its tables, and keeps its state in tables of its own "
                + "beside them"
        case .other: result.message = "\(server) at \(place): \(own)"
        }
        return result
    }
}
