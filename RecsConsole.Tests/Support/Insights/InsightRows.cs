using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Tests.Support.Insights;

/// <summary>Rows as the desk would have written them; a test names only what a figure depends on.</summary>
public sealed class InsightRows(Guid tenantId, DateTimeOffset now, AuditTrail auditTrail)
{
    public DateTimeOffset DaysAgo(double days) => Timestamps.Round(now.AddDays(-days));

    public PersonRow Person(string name, string[] roles, string[] teams, int capacity = 0) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = name,
            DisplayName = char.ToUpperInvariant(name[0]) + name[1..],
            Roles = roles,
            Teams = teams,
            Clearance = 1,
            TimeZone = "Europe/Berlin",
            Capacity = capacity,
            IsExpert = capacity > 0,
            IsActive = true,
        };

    public CaseRow Case(string key, string? team, double openedDaysAgo, int classification = 1) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = key,
            Title = "Case " + key,
            Description = "",
            TypeKey = "ticket",
            IssueType = "printer",
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = DaysAgo(openedDaysAgo),
            TeamKey = team,
            Classification = classification,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = DaysAgo(openedDaysAgo),
            Revision = 1,
        };

    public CaseRow Resolved(string key, string? team, bool? slaMet, bool reopened = false)
    {
        var row = Case(key, team, 110);
        (row.IsOpen, row.Status, row.SlaMet, row.Reopened) = (false, "resolved", slaMet, reopened);
        row.ResolvedAt = DaysAgo(2);
        return row;
    }

    /// <summary>A decision with its items and output; its audit entry is written separately.</summary>
    public (DecisionRow Row, IReadOnlyList<DecisionItemRow> Items) Decision(
        CaseRow of,
        PersonRow actor,
        double daysAgo,
        string model,
        params Slate[] slates
    )
    {
        var row = new DecisionRow
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            CaseId = of.Id,
            ActorId = actor.Id,
            At = DaysAgo(daysAgo),
            InputHash = "",
            VersionsJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(Versions(model))),
            StageDigestsJson = "[]",
            Snapshot = [],
            Request = "{}",
            Validation = [],
            Output = Brotli.Compress(CanonicalJson.Serialize(Output(slates))),
        };
        return (row, [.. slates.SelectMany(slate => ItemsOf(row.Id, slate))]);
    }

    public ResponseRow Response(
        DecisionRow to,
        ResponseKind kind,
        ItemKind itemKind,
        string? item,
        int? rank,
        string? reason = null,
        string? chosen = null
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            DecisionId = to.Id,
            CaseId = to.CaseId,
            ActorId = to.ActorId,
            Kind = kind,
            ItemKind = itemKind,
            ItemId = item,
            Rank = rank,
            Reason = reason,
            ChosenActionKey = chosen,
            At = to.At.AddMinutes(1),
        };

    public void AppendEntry(ConsoleDbContext db, DecisionRow row) =>
        auditTrail.Append(db, row.ActorId, new("decision.made", "decision", row.Id.ToString("D"), AuditOutcome.Done));

    public void AppendEntry(ConsoleDbContext db, ResponseRow row) =>
        auditTrail.Append(
            db,
            row.ActorId,
            new(
                "response." + row.Kind.ToCode(),
                "decision",
                row.DecisionId.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["response"] = row.Id.ToString("D") }
            )
        );

    private IEnumerable<DecisionItemRow> ItemsOf(Guid decision, Slate slate) =>
        slate.Items.Select(
            (item, index) =>
                new DecisionItemRow
                {
                    TenantId = tenantId,
                    DecisionId = decision,
                    Kind = slate.Kind.ToItemKind(),
                    Rank = index + 1,
                    ItemId = item,
                    Confidence = ItemConfidence.Low,
                }
        );

    private static DecisionVersions Versions(string model) =>
        new(new(EngineVersions.Current, 1, 1, model, 1), new("catalog", "people", "configuration", "workflow"), 1, "search");

    // A slate that is not named was requested, but nothing was found for it.
    private static Recommendation[] Output(Slate[] slates) =>
        [
            .. Enum.GetValues<SlateKind>()
                .Select(kind => slates.FirstOrDefault(slate => slate.Kind == kind) ?? new(kind, []))
                .Select(slate => new Recommendation(
                    slate.Kind,
                    5,
                    [.. slate.Items.Select((item, index) => Item(slate.Kind, item, index + 1))],
                    [.. slate.Excluded.Select((each, index) => new Exclusion(slate.Kind, each.Id ?? $"x{index}", [each.Reason], []))],
                    []
                )),
        ];

    private static SlateItem Item(SlateKind kind, string id, int rank) =>
        new(
            kind,
            id,
            1,
            rank,
            0,
            1_000_000,
            null,
            new(ConfidenceLabel.Low, 0, 0, 0, 0, 0, new("none", new Dictionary<string, string>())),
            [],
            [],
            [],
            []
        );
}

/// <summary>Items that a slate showed, and those it left out; the id of an excluded item is named only where it matters.</summary>
public sealed record Slate(SlateKind Kind, IReadOnlyList<string> Items, params IReadOnlyList<(string? Id, ReasonCode Reason)> Excluded);
