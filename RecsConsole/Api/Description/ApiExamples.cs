using System.Text.Json.Nodes;

namespace RecsConsole.Api.Description;

/// <summary>An example body for each route that takes one.</summary>
internal static class ApiExamples
{
    private const string Case =
        """{"key":"HD-1","title":"Printer","type":"support","priority":2,"account":"acme","openedAt":"2026-03-02T09:00:00Z"}""";

    private const string Event = """{"id":"42","activity":"customer_replied","at":"2026-03-02T09:30:00Z"}""";
    private const string EventOfCase = """{"id":"42","case":"HD-1","activity":"customer_replied","at":"2026-03-02T09:30:00Z"}""";
    private const string Outcome = """{"state":"resolved","at":"2026-03-02T11:00:00Z"}""";
    private const string OutcomeOfCase = """{"case":"HD-1","state":"resolved","at":"2026-03-02T11:00:00Z"}""";
    private const string Rating = """{"id":"csat-7","stars":4,"at":"2026-03-03T08:00:00Z"}""";
    private const string RatingOfCase = """{"case":"HD-1","id":"csat-7","stars":4,"at":"2026-03-03T08:00:00Z"}""";

    private const string Decision = "0199f3a2-7c1e-7d40-9b52-6f0c1d2e3f4a";

    private const string ResponseOfDecision =
        $$"""{"decision":"{{Decision}}","kind":"dismiss","itemKind":"action","item":"request_logs","reason":"already_tried"}""";

    private const string Response = """{"kind":"dismiss","itemKind":"action","item":"request_logs","reason":"already_tried"}""";

    private const string Account =
        """{"key":"acme","name":"Acme GmbH","tier":"Gold","region":"EU","contractStartsAt":"2025-01-01T00:00:00.000Z","contractEndsAt":"2027-12-31T22:59:59.999Z","entitlements":["priority-call"]}""";

    private const string WholeAccount = """{"name":"Acme GmbH","tier":"Gold","region":"EU"}""";

    private const string Document =
        """{"key":"vpn-reset","title":"VPN","text":"1. Disconnect.\n2. Restart.","kind":"runbook","language":"en"}""";

    private const string Policy =
        """{"key":"outage-notice","title":"Outages","statement":"Notify.","rules":[{"caseTypes":["support"],"requires":["request_logs"]}]"""
        + ""","effectiveFrom":"2026-04-01T00:00:00Z"}""";

    private const string Person =
        """{"key":"ana.nowak","name":"Ana Nowak","teams":["Access"],"skills":{"vpn":4},"languages":["pl"],"timeZone":"Europe/Warsaw"}""";

    private const string Signal =
        """{"account":"acme","source":"telemetry","name":"active_users","value":42,"observedAt":"2026-03-02T09:00:00Z"}""";

    private const string Embed = """{"case":"HD-1","person":"ana.nowak@brightline.example","parent":"https://tickets.example"}""";

    private const string Token = """{"grant_type":"client_credentials"}""";

    private const string TicketChange = """{"connection":"0199f3a2-7c1e-7d40-9b52-6f0c1d2e3f4a","ticket":"48213"}""";

    public static JsonNode? Of(string? operation) =>
        operation switch
        {
            "bringCase" => JsonNode.Parse(Case),
            "bringCases" => JsonNode.Parse($$"""{"rows":[{{Case}}]}"""),
            "bringEvent" => JsonNode.Parse(Event),
            "bringEvents" => JsonNode.Parse($$"""{"rows":[{{EventOfCase}}]}"""),
            "bringOutcome" => JsonNode.Parse(Outcome),
            "bringRating" => JsonNode.Parse(Rating),
            "bringOutcomes" => JsonNode.Parse($$"""{"rows":[{{OutcomeOfCase}}]}"""),
            "bringRatings" => JsonNode.Parse($$"""{"rows":[{{RatingOfCase}}]}"""),
            "respondAll" => JsonNode.Parse($$"""{"rows":[{{ResponseOfDecision}}]}"""),
            "respond" => JsonNode.Parse(Response),
            "createToken" => JsonNode.Parse(Token),
            "openEmbed" => JsonNode.Parse(Embed),
            "announceTicketChange" => JsonNode.Parse(TicketChange),
            "bringAccount" => JsonNode.Parse(Account),
            "bringAccounts" => JsonNode.Parse($$"""{"rows":[{{Account}}]}"""),
            "putAccount" => JsonNode.Parse(WholeAccount),
            "bringDocument" => JsonNode.Parse(Document),
            "bringDocuments" => JsonNode.Parse($$"""{"rows":[{{Document}}]}"""),
            "bringPolicy" => JsonNode.Parse(Policy),
            "bringPolicies" => JsonNode.Parse($$"""{"rows":[{{Policy}}]}"""),
            "bringPerson" => JsonNode.Parse(Person),
            "bringPeople" => JsonNode.Parse($$"""{"rows":[{{Person}}]}"""),
            "bringSignal" => JsonNode.Parse(Signal),
            "bringSignals" => JsonNode.Parse($$"""{"rows":[{{Signal}}]}"""),
            _ => null,
        };
}
