using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Grants;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.People;

/// <summary>A tenant with a restricted case and document that its administrator may see and its agent may not.</summary>
internal sealed class GrantWorld : IAsyncDisposable
{
    public const string CaseKey = "BR-9";
    public const string DocumentKey = "sealed";

    // The ids are the same in every tenant, so only the tenant distinguishes the objects.
    private static readonly Guid CaseId = Guid.Parse("00000000-0000-0000-0000-0000000000c9");

    private GrantWorld(PeopleWorld people, Guid tenantId, Actor agent) => (People, TenantId, Agent) = (people, tenantId, agent);

    public PeopleWorld People { get; }

    public Guid TenantId { get; }

    private Actor Agent { get; }

    public static async Task<GrantWorld> CreateAsync()
    {
        var people = await PeopleWorld.CreateAsync();
        var world = new GrantWorld(people, people.TenantId, people.Bo);
        await world.AddObjectsAsync();
        return world;
    }

    /// <summary>A second tenant with the same objects.</summary>
    public static async Task<GrantWorld> AddTenantAsync(PeopleWorld people, string key)
    {
        var services = people.Database.Services;
        var tenantId = await Operators.AddTenantAsync(services, key);
        var agent = await Operators.AddAsync(services, tenantId, "bo", "agent");
        var world = new GrantWorld(people, tenantId, agent);
        await world.AddObjectsAsync();
        return world;
    }

    public Task<Result<Guid>> GiveAsync(
        string kind = "case",
        string key = CaseKey,
        int minutes = 60,
        Actor? actor = null,
        Actor? to = null
    ) =>
        People
            .Get<GrantAccess>()
            .RunAsync(
                actor ?? People.Admin,
                new((to ?? Agent).PersonId, kind, key, "Helps out this week", minutes),
                CancellationToken.None
            );

    public async Task<bool> MayViewAsync() => (await AnswersAsync())[0];

    /// <summary>What the agent may do with the case and the document, by operation.</summary>
    public async Task<IReadOnlyList<bool>> AnswersAsync()
    {
        await using var db = Open();
        var now = People.Database.Clock.GetUtcNow();
        var subject = await SubjectReader.ReadAsync(db, Agent, now, CancellationToken.None);
        var row = AccessResources.Of(await db.Cases.AsNoTracking().SingleAsync());
        var document = AccessResources.Of(await db.Documents.AsNoTracking().SingleAsync());
        var policy = new AccessPolicy();
        return
        [
            policy.Decide(subject, AccessOperation.ViewCase, row, now).Permitted,
            .. Enum.GetValues<AccessOperation>()
                .SelectMany(operation =>
                    new[] { row, document }.Select(resource => policy.Decide(subject, operation, resource, now).Permitted)
                ),
        ];
    }

    public async Task<List<string>> OperationsAsync()
    {
        await using var db = Open();
        return await db
            .AuditEntries.Where(row => row.Operation == "give.grant" || row.Operation == "withdraw.grant")
            .OrderBy(row => row.Id)
            .Select(row => row.Operation)
            .ToListAsync();
    }

    public ValueTask DisposeAsync() => People.DisposeAsync();

    private ConsoleDbContext Open()
    {
        var db = People.Database.Open();
        db.BindTo(TenantId);
        return db;
    }

    private async Task AddObjectsAsync()
    {
        await using var db = Open();
        var now = People.Database.Clock.GetUtcNow();
        foreach (var admin in db.People.Where(row => row.Id == People.Admin.PersonId))
        {
            admin.Clearance = Classifications.Restricted;
        }

        db.AddRange(CaseType());
        await db.SaveChangesAsync();
        db.Cases.Add(
            new CaseRow
            {
                TenantId = TenantId,
                Id = CaseId,
                Key = CaseKey,
                Title = "Sealed",
                Description = "",
                TypeKey = "support",
                IssueType = "sso",
                Status = "new",
                OpenedAt = now,
                LastEventAt = now,
                TeamKey = "legal",
                Classification = Classifications.Restricted,
                CustomFieldsJson = "{}",
                IsOpen = true,
                WorkflowVersion = 1,
            }
        );
        db.Documents.Add(Document(now));
        await db.SaveChangesAsync();
    }

    private object[] CaseType() =>
        [
            new CalendarRow
            {
                TenantId = TenantId,
                Key = "weekdays",
                TimeZone = "Etc/UTC",
                HoursJson = "[]",
            },
            new CaseTypeRow
            {
                TenantId = TenantId,
                Key = "support",
                Name = "Support case",
                WorkflowKey = "support",
                CalendarKey = "weekdays",
            },
        ];

    private DocumentRow Document(DateTimeOffset now) =>
        new()
        {
            TenantId = TenantId,
            Key = DocumentKey,
            Version = 1,
            Title = "Sealed",
            Kind = "policy",
            Text = "",
            Status = DocumentStatus.Effective,
            Classification = Classifications.Public,
            Acl = ["role:admin"],
            UpdatedAt = now,
        };
}
