using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework;

/// <summary>Maps a case to the engine's facts: the only place where fields and SLA become facts.</summary>
internal static class CaseFactsMapper
{
    /// <summary>A stored case as a record.</summary>
    public static CaseRecord Row(CaseRow row, string? accountTier, IReadOnlyList<CaseStep> steps)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Id,
            row.Key,
            row.Revision,
            row.Title,
            row.Description,
            row.TypeKey,
            row.IssueType,
            row.Product,
            row.Region,
            row.Language,
            row.Priority,
            row.Status,
            row.OpenedAt,
            row.SlaDeadline,
            row.TeamKey,
            row.AssigneeId,
            row.AccountKey,
            accountTier,
            row.Classification,
            row.IsOpen,
            FieldsOf(row),
            steps
        )
        {
            SlaStartedAt = row.SlaStartedAt,
            IsRoundTheClock = row.SlaRoundTheClock,
            Level = LevelOf(row),
        };
    }

    /// <summary>The fields that a case brings along, as its page shows them.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];
    }

    /// <summary>The version of a service level that a case's deadline comes from; null where none does.</summary>
    public static LevelVersion? LevelOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { SlaLevelKey: { } key, SlaLevelVersion: { } version } ? new LevelVersion(key, version) : null;
    }

    /// <param name="spans">Business time of the case's service level, or else of its type.</param>
    /// <param name="filledFields">Custom fields with a value; empty when unknown.</param>
    /// <param name="openApprovals">Actions with a pending approval; empty when unknown.</param>
    /// <param name="conditions">The conditions on such fields that rules compare; the facts name those that are met.</param>
    public static CaseFacts Record(
        CaseRecord record,
        BusinessSpans spans,
        DateTimeOffset at,
        IReadOnlyList<string> filledFields,
        IReadOnlyList<string> openApprovals,
        IReadOnlyList<FieldCondition> conditions
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(spans);
        var now = at.ToUnixTimeMilliseconds();
        var start = (record.SlaStartedAt ?? record.OpenedAt).ToUnixTimeMilliseconds();
        var deadline = record.SlaDeadline?.ToUnixTimeMilliseconds();
        var counted = record.IsRoundTheClock ? BusinessSpans.Always : spans;
        var sla = new SlaClock(counted, start, deadline);
        return new(
            record.Id,
            record.Revision,
            record.Type,
            record.IssueType,
            record.Product,
            record.Region,
            record.Language,
            record.Priority,
            record.State,
            record.OpenedAt,
            sla.Band(now),
            sla.RemainingMs(now),
            deadline is { } end ? counted.Between(start, end) : null,
            record.Team,
            record.AssigneeId,
            record.AccountKey,
            record.AccountTier,
            record.Classification,
            filledFields,
            openApprovals
        )
        {
            NewsAt = record.NewsAt,
            Affected = AffectedPeople.In(record.CustomFields) ?? AffectedPeople.In($"{record.Title}.\n{record.Description}"),
            ContractEnded = record.IsOutsideContractAt(at) ? true : null,
            Entitlements = record.Entitlements.Count > 0 ? [.. record.Entitlements.Order(StringComparer.Ordinal)] : null,
            StaleContractDays = record.StaleContractDaysAt(at),
            IsByRulesOnly = record.IsByRulesOnly ? true : null,
            HoldsOpposites = openApprovals.Count > 0 ? true : null,
            MetConditions = FieldCondition.Met(conditions, record.CustomFields),
        };
    }
}
