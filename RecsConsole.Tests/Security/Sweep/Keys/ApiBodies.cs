using System.Globalization;
using System.Text.Json.Nodes;
using RecsConsole.Api.Description;

namespace RecsConsole.Tests.Security.Sweep.Keys;

/// <summary>The bodies of API requests: the example of each operation, about an object of the world.</summary>
internal static class ApiBodies
{
    private static readonly string[] s_instants = ["at", "openedAt"];

    /// <summary>Operations whose body names an object with limits: the kind of it, and the field.</summary>
    public static IReadOnlyDictionary<string, (string Kind, string Field)> Named { get; } =
        new Dictionary<string, (string Kind, string Field)>(StringComparer.Ordinal)
        {
            ["bringCase"] = ("case", "key"),
            ["bringCases"] = ("case", "key"),
            ["bringEvents"] = ("case", "case"),
            ["bringOutcomes"] = ("case", "case"),
            ["bringRatings"] = ("case", "case"),
            ["openEmbed"] = ("case", "case"),
            ["bringDocument"] = ("document", "key"),
            ["bringDocuments"] = ("document", "key"),
        };

    /// <summary>Operations whose body names none, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Unnamed { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["createToken"] = "a token is about its key only",
            ["bringEvent"] = "the case is in the address",
            ["bringOutcome"] = "the case is in the address",
            ["bringRating"] = "the case is in the address",
            ["respond"] = "the decision is in the address",
            ["respondAll"] = "each row does what respond does, which is visited",
            ["announceTicketChange"] = "names a ticket; TicketSweepTests visits what takes one",
            ["bringAccount"] = "customers have no limits of their own",
            ["bringAccounts"] = "customers have no limits of their own",
            ["putAccount"] = "customers have no limits of their own",
            ["bringSignal"] = "customers have no limits of their own",
            ["bringSignals"] = "customers have no limits of their own",
            ["bringPolicy"] = "policies have no limits of their own",
            ["bringPolicies"] = "policies have no limits of their own",
            ["bringPerson"] = "people have no limits of their own",
            ["bringPeople"] = "people have no limits of their own",
        };

    /// <summary>The body of a request about the object; empty where the operation takes none.</summary>
    public static string Of(string operation, SweptObject what)
    {
        if (ApiExamples.Of(operation) is not JsonObject body)
        {
            return "{}";
        }

        var row = body["rows"] is JsonArray { Count: > 0 } rows ? rows[0]!.AsObject() : body;
        Adapt(row);
        if (Named.TryGetValue(operation, out var named) && named.Kind == what.Kind)
        {
            row[named.Field] = what.Key;
        }

        return body.ToJsonString();
    }

    // the catalog and the day of the world, so that nothing but the object can be refused
    private static void Adapt(JsonObject row)
    {
        if (row.ContainsKey("type"))
        {
            row["type"] = "ticket";
            row.Remove("account");
        }

        foreach (var field in s_instants.Where(row.ContainsKey))
        {
            row[field] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }
    }
}
