using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Embedded;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// A synthetic tenant for benchmarks: the same seed gives the same rows. Words follow Zipf's law, so that postings have realistic lengths;
/// one case in ten is open.
/// </summary>
internal sealed class SyntheticTenant(BenchSize size, DateTimeOffset now)
{
    private const int IssueTypes = 24;
    private const int States = 5;
    private const int Batch = 2_000;
    private readonly SyntheticText _text = new(seed: 20260101);

    public Guid TenantId { get; } = Guid.CreateVersion7();

    /// <summary>People who can open cases.</summary>
    public List<Guid> Agents { get; } = [];

    /// <summary>Cases that can be opened.</summary>
    public List<Guid> OpenCases { get; } = [];

    /// <summary>Writes everything; large tables bypass the change tracker.</summary>
    public async Task WriteAsync(TenantDb tenantDb, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenantDb);
        await using var db = await tenantDb.OpenAsync(Actor.Job(TenantId), cancellationToken);
        db.AddRange(Foundation());
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(People());
        db.AddRange(Actions());
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        await BulkInsert.WriteAsync(db, Documents(), cancellationToken);
        foreach (var numbers in Enumerable.Range(0, size.Cases).Chunk(Batch))
        {
            var rows = numbers.Select(number => (Number: number, Row: Case(number))).ToList();
            await BulkInsert.WriteAsync(db, rows.Select(each => each.Row), cancellationToken);
            await BulkInsert.WriteAsync(db, rows.SelectMany(each => Events(each.Row, each.Number)), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await QueryStatistics.RefreshIfStaleAsync(db, cancellationToken); // as a site does within a minute
    }

    private IEnumerable<object> Foundation()
    {
        yield return new TenantRow
        {
            Id = TenantId,
            Key = "bench",
            Name = "Bench",
            TimeZone = "UTC",
            Region = "EU",
            InputHashKey = new byte[32],
            CreatedAt = now,
            IsReady = true,
        };
        yield return new PermissionVersionRow { TenantId = TenantId, Version = 1 };
        yield return new CalendarRow
        {
            TenantId = TenantId,
            Key = "always",
            TimeZone = "UTC",
            HoursJson = "[]",
        };
        yield return new WorkflowRow
        {
            TenantId = TenantId,
            Key = "bench",
            Version = 1,
            DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(Workflow())),
            Title = "Bench",
            Status = VersionStatus.Published,
            PublishedAt = now,
        };
        yield return new CaseTypeRow
        {
            TenantId = TenantId,
            Key = "bench",
            Name = "Bench",
            WorkflowKey = "bench",
            CalendarKey = "always",
        };
    }

    // Every third action is allowed in a state; each leads to the next state, and the last state is final.
    private WorkflowDefinition Workflow()
    {
        var transitions =
            from state in Enumerable.Range(0, States - 1)
            from action in Enumerable.Range(0, size.Actions)
            where action % (States - 1) == state || action % 3 == state % 3
            select new WorkflowTransition(StateOf(state), ActionOf(action), StateOf(action % 4 == 0 ? state + 1 : state), 0);
        return new(
            "bench",
            1,
            StateOf(0),
            [.. Enumerable.Range(0, States).Select(state => new WorkflowState(StateOf(state), state == States - 1, false))],
            [.. transitions]
        );
    }

    private IEnumerable<object> People()
    {
        for (var i = 0; i < size.Experts; i++)
        {
            var id = Guid.CreateVersion7();
            Agents.Add(id);
            yield return new PersonRow
            {
                TenantId = TenantId,
                Id = id,
                Key = $"person-{i}",
                DisplayName = $"Person {i}",
                Roles = ["agent"],
                Teams = ["bench"],
                Languages = ["en"],
                Clearance = 2,
                TimeZone = "UTC",
                Capacity = int.MaxValue,
                IsExpert = true,
                IsActive = true,
            };
            for (var skill = 0; skill < 3; skill++)
            {
                yield return new PersonSkillRow
                {
                    TenantId = TenantId,
                    PersonId = id,
                    Skill = IssueOf((i * 5) + skill),
                    Level = 1 + ((i + skill) % 5),
                };
            }
        }
    }

    private IEnumerable<object> Actions() =>
        Enumerable
            .Range(0, size.Actions)
            .Select(i => new ActionRow
            {
                TenantId = TenantId,
                Key = ActionOf(i),
                Version = 1,
                Title = $"Action {i}",
                Description = "",
                Kind = (i % 6) switch
                {
                    0 => "communicate",
                    1 => "investigate",
                    2 => "fix",
                    3 => "escalate",
                    4 => "assign",
                    _ => "compliance",
                },
                Risk = i % 7 == 0 ? ActionRiskLevel.Medium : ActionRiskLevel.Low,
                Status = VersionStatus.Published,
                TypicalMinutes = 10 + (i % 90),
                UpdatedAt = now.AddDays(-i % 300),
            });

    private IEnumerable<DocumentRow> Documents() =>
        Enumerable
            .Range(0, size.Documents)
            .Select(i => new DocumentRow
            {
                TenantId = TenantId,
                Key = $"document-{i}",
                Version = 1,
                Title = _text.Words(6),
                Kind = "article",
                Text = _text.Words(60) + "\n\n" + _text.Words(60) + "\n\n" + _text.Words(60),
                Status = DocumentStatus.Effective,
                Classification = i % 20 == 0 ? 3 : 1,
                Language = "en",
                IssueTypes = [IssueOf(i)],
                EffectiveFrom = now.AddDays(-400),
                UpdatedAt = now.AddDays(-i % 400),
            });

    private IEnumerable<CaseEventRow> Events(CaseRow row, int number) =>
        Enumerable.Range(1, row.EventCount).Select(step => Event(row, number, step));

    private CaseRow Case(int i)
    {
        var isOpen = i % 10 == 0;
        var opened = now.AddMinutes(-(isOpen ? i % 5_000 : 5_000 + (i * 7L % 500_000)));
        var row = new CaseRow
        {
            TenantId = TenantId,
            Id = Guid.CreateVersion7(),
            Key = $"B-{i:D7}",
            Title = _text.Words(8),
            Description = _text.Words(50),
            TypeKey = "bench",
            IssueType = IssueOf(i),
            Product = "product-" + (i % 12),
            Priority = 1 + (i % 4),
            Status = StateOf(isOpen ? i / 10 % (States - 1) : States - 1),
            WorkflowVersion = 1,
            OpenedAt = opened,
            SlaDeadline = opened.AddHours(96),
            TeamKey = "bench",
            AssigneeId = Agents[i % Agents.Count],
            Classification = 1,
            CustomFieldsJson = "{}",
            IsOpen = isOpen,
            ResolvedAt = isOpen ? null : opened.AddHours(i % 130),
            ResolvedById = isOpen ? null : Agents[i % Agents.Count],
            Resolution = isOpen ? null : ActionOf(i * 3 % size.Actions),
            SlaMet = isOpen ? null : i % 130 <= 96,
            ProcessVersion = 1,
            LastEventAt = opened,
            EventCount = isOpen ? 2 : 6,
        };
        if (isOpen)
        {
            OpenCases.Add(row.Id);
        }

        return row;
    }

    private CaseEventRow Event(CaseRow row, int number, int step) =>
        new()
        {
            TenantId = TenantId,
            CaseId = row.Id,
            Ordinal = step,
            EventKey = $"{row.Key}:{step}",
            Activity = ActionOf(((number * 3) + step) % size.Actions),
            Kind = CaseEventKind.Action,
            ActorId = row.AssigneeId,
            At = row.OpenedAt.AddMinutes(step * 20),
            FromState = StateOf((step - 1) % (States - 1)),
            ToState = StateOf((step - 1) % (States - 1)),
            AttributesJson = "{}",
        };

    private static string StateOf(int state) => $"state-{state}";

    private static string ActionOf(int action) => $"action-{action}";

    private static string IssueOf(int number) => $"issue-{number % IssueTypes}";
}
