using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>
/// Reads what the weighted rules learned: each training stores it in the report of the model it registers, and the newest model of a kind
/// counts, whatever its state.
/// </summary>
internal static class LearnedRulesReader
{
    /// <summary>Name of the property in the report's JSON.</summary>
    public const string Property = "rules";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>What was learned of all kinds; null when nothing was, or from fields now withheld from training.</summary>
    public static async Task<LearnedRules?> ReadAsync(ConsoleDbContext db, ConfigurationPart settings, CancellationToken cancellationToken)
    {
        if (settings.FieldLimits.Refused(LearnedFields.Targets, FieldPurpose.Train).Count > 0)
        {
            return null;
        }

        LearnedRules? all = null;
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var kindOfItem = kind.ToItemKind();
            var report = await db
                .Models.AsNoTracking()
                .Where(row => row.Kind == kindOfItem)
                .OrderByDescending(row => row.Number)
                .Select(row => row.ReportJson)
                .FirstOrDefaultAsync(cancellationToken);
            if (report is not null && Read(report) is { } learned)
            {
                all = all?.And(learned) ?? learned;
            }
        }

        return all;
    }

    private static LearnedRules? Read(string report)
    {
        using var json = JsonDocument.Parse(report);
        if (!json.RootElement.TryGetProperty(Property, out var rules) || rules.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        // without a single value, it is as if nothing had been learned
        var learned = rules.Deserialize<LearnedRules>(s_json);
        return learned == new LearnedRules() ? null : learned;
    }
}
