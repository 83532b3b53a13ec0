using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tests.Support.Insights;

/// <summary>
/// What happened at the desk: six decisions in the last thirty days, and one in the thirty days before. Cases A and B belong to team one,
/// C to team two, D to team one but restricted, and E to no team.
/// </summary>
public sealed class InsightHistory
{
    private readonly ConsoleDbContext _db;
    private readonly InsightRows _rows;
    private readonly PersonRow _ana;
    private readonly PersonRow _ben;
    private readonly Guid _sam;

    private InsightHistory(ConsoleDbContext db, InsightRows rows, PersonRow ana, Guid sam)
    {
        (_db, _rows, _ana, _sam) = (db, rows, ana, sam);
        _ben = rows.Person("ben", ["agent"], ["two"]);
        Erik = rows.Person("erik", ["agent"], ["one"], capacity: 2);
        Edda = rows.Person("edda", ["agent"], ["two"], capacity: 5);
        A = rows.Case("A", "one", 2);
        B = rows.Case("B", "one", 40);
        C = rows.Case("C", "two", 3);
        D = rows.Case("D", "one", 5, classification: 3);
        E = rows.Case("E", null, 1);
        (A.AssigneeId, B.AssigneeId, C.AssigneeId) = (Erik.Id, Erik.Id, Edda.Id);
    }

    public PersonRow Erik { get; }

    public PersonRow Edda { get; }

    public CaseRow A { get; }

    public CaseRow B { get; }

    public CaseRow C { get; }

    public CaseRow D { get; }

    public CaseRow E { get; }

    /// <summary>Yesterday's decision on case A.</summary>
    public DecisionRow Latest { get; private set; } = null!;

    public static async Task<InsightHistory> AddAsync(ConsoleDbContext db, InsightRows rows, PersonRow ana, Guid sam)
    {
        var history = new InsightHistory(db, rows, ana, sam);
        db.AddRange(history._ben, history.Erik, history.Edda);
        await db.SaveChangesAsync();
        db.AddRange(history.A, history.B, history.C, history.D, history.E);
        history.AddActions();
        history.AddDecisions();
        history.AddBefore();
        history.AddResolved();
        history.AddApprovals();
        history.AddDocuments();
        await db.SaveChangesAsync();
        return history;
    }

    private void AddDecisions()
    {
        var erik = Erik.Id.ToString("D");
        Latest = Decide(A, _ana, 1, Actions("a1", "a2"), Documents("d1"), Experts(erik));
        Answer(Latest, ResponseKind.Accept, ItemKind.Action, "a1", 1);
        Answer(Latest, ResponseKind.Accept, ItemKind.Expert, erik, 1);
        Answer(Latest, ResponseKind.Dismiss, ItemKind.Document, "d1", 1, DismissReasons.OutdatedDocument);
        var second = Decide(A, _ana, 2, Actions("a1", "a2"), Experts(erik));
        Answer(second, ResponseKind.Dismiss, ItemKind.Action, "a1", 1, DismissReasons.NotUseful);
        Answer(second, ResponseKind.Dismiss, ItemKind.Action, "a2", 2, DismissReasons.AlreadyTried).UndoneAt = _rows.DaysAgo(1);
        var third = Decide(
            B,
            _ana,
            3,
            new Slate(SlateKind.Action, [], (null, ReasonCode.StateNotAllowed), (null, ReasonCode.StateNotAllowed)),
            Documents("d1"),
            new(SlateKind.Expert, [], (null, ReasonCode.Clearance))
        );
        Answer(third, ResponseKind.Override, ItemKind.Action, null, null, DismissReasons.NotApplicable, "fix");
        var fourth = Decide(
            C,
            _ben,
            4,
            Actions("a1"),
            new(SlateKind.Document, ["d1", "d2"], (null, ReasonCode.Acl), (null, ReasonCode.Acl)),
            Experts(Edda.Id.ToString("D"))
        );
        Answer(fourth, ResponseKind.Dismiss, ItemKind.Action, "a1", 1, DismissReasons.WrongPermission);
        var fifth = Decide(D, _ana, 5, Actions("a1"));
        Answer(fifth, ResponseKind.Override, ItemKind.Action, "a1", 1, DismissReasons.NotUseful, "fix");
        var sixth = DecideWith("logistic-2", B, _ana, 6, Actions("a1", "a3"), Documents("d1"));
        Answer(sixth, ResponseKind.Dismiss, ItemKind.Action, "a1", 1, DismissReasons.NotUseful);
        AddImpressions(Latest, second, third, fourth, fifth, sixth);
    }

    private void AddImpressions(params DecisionRow[] made)
    {
        See(made[0], (ItemKind.Document, "d1", 1), (ItemKind.Expert, Erik.Id.ToString("D"), 1)); // a1 was answered within a second, a2 was off screen
        See(made[1], (ItemKind.Action, "a1", 1), (ItemKind.Action, "a2", 2)); // nobody scrolled down to the people
        See(made[2], (ItemKind.Document, "d1", 1));
        See(made[3], (ItemKind.Action, "a1", 1), (ItemKind.Document, "d1", 1));
        See(made[4], (ItemKind.Action, "a1", 1));
        See(made[5], (ItemKind.Action, "a1", 1), (ItemKind.Action, "a3", 2), (ItemKind.Document, "d1", 1));
    }

    // On screen were 7 of the 8 actions, counting the one that was answered, 4 of the 5 documents, and 1 of the 3 people.
    private void See(DecisionRow of, params (ItemKind Kind, string Item, int Rank)[] places) =>
        _db.Impressions.AddRange(
            places.Select(place => new ImpressionRow
            {
                TenantId = of.TenantId,
                DecisionId = of.Id,
                Kind = place.Kind,
                ItemId = place.Item,
                Rank = place.Rank,
                SeenAt = of.At,
            })
        );

    private void AddBefore()
    {
        var before = Decide(B, _ana, 40, Actions("a1"), Documents("d1"), Experts(Erik.Id.ToString("D")));
        Answer(before, ResponseKind.Accept, ItemKind.Action, "a1", 1);
    }

    // Two cases with an accepted suggestion, one of which met its SLA; three cases without, one of which has no SLA.
    private void AddResolved()
    {
        var (met, missed) = (_rows.Resolved("R1", "one", slaMet: true), _rows.Resolved("R2", "one", slaMet: false, reopened: true));
        _db.AddRange(
            met,
            missed,
            _rows.Resolved("R3", "one", slaMet: true),
            _rows.Resolved("R4", "two", slaMet: true),
            _rows.Resolved("R5", null, slaMet: null)
        );
        Answer(Decide(met, _ana, 100, Actions("a1")), ResponseKind.Accept, ItemKind.Action, "a1", 1);
        Answer(Decide(missed, _ana, 100, Actions("a1")), ResponseKind.Accept, ItemKind.Action, "a1", 1);
    }

    private void AddActions()
    {
        foreach (
            var (key, risk) in new[] { ("wipe", ActionRiskLevel.High), ("notice", ActionRiskLevel.Medium), ("fix", ActionRiskLevel.Low) }
        )
        {
            _db.Actions.Add(
                new()
                {
                    TenantId = A.TenantId,
                    Key = key,
                    Version = 1,
                    Title = "Do " + key,
                    Description = "",
                    Kind = "fix",
                    Risk = risk,
                    Status = VersionStatus.Published,
                    UpdatedAt = _rows.DaysAgo(200),
                }
            );
        }
    }

    private void AddApprovals()
    {
        Ask(A, "wipe", ApprovalStatus.Approved, 1).DecidedById = _sam;
        Ask(A, "wipe", ApprovalStatus.Rejected, 1).DecidedById = _sam;
        Ask(C, "notice", ApprovalStatus.Pending, deadlineInDays: -1);
        Ask(A, "notice", ApprovalStatus.Pending, deadlineInDays: 1);
    }

    private ApprovalRequestRow Ask(CaseRow row, string action, ApprovalStatus status, double deadlineInDays)
    {
        var request = new ApprovalRequestRow
        {
            TenantId = A.TenantId,
            Id = Guid.NewGuid(),
            CaseId = row.Id,
            ActionKey = action,
            ActionVersion = 1,
            RequestedById = _ana.Id,
            RequestedAt = _rows.DaysAgo(3),
            Status = status,
            BindingHash = "",
            Deadline = _rows.DaysAgo(-deadlineInDays),
            EscalatedAt = deadlineInDays < 0 ? _rows.DaysAgo(1 - deadlineInDays) : null, // everybody was told of a late one before
        };
        _db.ApprovalRequests.Add(request);
        return request;
    }

    private void AddDocuments()
    {
        Document("old").ReviewBy = _rows.DaysAgo(1);
        Document("ending").EffectiveTo = _rows.DaysAgo(-10);
        Document("secret").Classification = 3;
        Document("draft").Status = DocumentStatus.Draft;
        Report(A, DocumentReportStatus.Open, dueInDays: -1);
        Report(C, DocumentReportStatus.Fixed, dueInDays: 3);
        Report(A, DocumentReportStatus.Undone, dueInDays: 3);
    }

    private DocumentRow Document(string key)
    {
        var row = new DocumentRow
        {
            TenantId = A.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Kind = "policy",
            Text = "",
            Status = DocumentStatus.Effective,
            Classification = 1,
            EffectiveFrom = _rows.DaysAgo(100),
            UpdatedAt = _rows.DaysAgo(100),
        };
        _db.Documents.Add(row);
        return row;
    }

    private void Report(CaseRow row, DocumentReportStatus status, double dueInDays) =>
        _db.DocumentReports.Add(
            new()
            {
                TenantId = A.TenantId,
                Id = Guid.NewGuid(),
                DocumentKey = "old",
                DocumentVersion = 1,
                ReporterId = _ana.Id,
                ReportedAt = _rows.DaysAgo(4),
                CaseId = row.Id,
                DueAt = _rows.DaysAgo(-dueInDays),
                Status = status,
            }
        );

    private DecisionRow Decide(CaseRow of, PersonRow actor, double daysAgo, params Slate[] slates) =>
        DecideWith("heuristic-2", of, actor, daysAgo, slates);

    private DecisionRow DecideWith(string model, CaseRow of, PersonRow actor, double daysAgo, params Slate[] slates)
    {
        var (row, items) = _rows.Decision(of, actor, daysAgo, model, slates);
        _db.Decisions.Add(row);
        _db.DecisionItems.AddRange(items);
        _rows.AppendEntry(_db, row);
        return row;
    }

    private ResponseRow Answer(
        DecisionRow to,
        ResponseKind kind,
        ItemKind itemKind,
        string? item,
        int? rank,
        string? reason = null,
        string? chosen = null
    )
    {
        var row = _rows.Response(to, kind, itemKind, item, rank, reason, chosen);
        _db.Responses.Add(row);
        _rows.AppendEntry(_db, row);
        return row;
    }

    private static Slate Actions(params string[] items) => new(SlateKind.Action, items);

    private static Slate Documents(params string[] items) => new(SlateKind.Document, items);

    private static Slate Experts(params string[] items) => new(SlateKind.Expert, items);
}
