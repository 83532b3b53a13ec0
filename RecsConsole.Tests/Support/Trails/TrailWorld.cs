using RecsConsole.Features.Audit;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Support.Trails;

/// <summary>A desk with an audit trail to read: one case was opened, and suggestions were accepted, dismissed and asked about.</summary>
public sealed class TrailWorld : IAsyncDisposable
{
    private TrailWorld(DeskWorld desk, Actor auditor, ShownDecision decision) => (Desk, Auditor, Decision) = (desk, auditor, decision);

    public DeskWorld Desk { get; }

    public Actor Auditor { get; }

    public ShownDecision Decision { get; }

    public static async Task<TrailWorld> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = await DeskWorld.CreateAsync(provider, services => services.AddAudit());
        var auditor = await AddPersonAsync(desk, "auditor");
        var decision = await desk.RecommendAsync();
        return new(desk, auditor, decision);
    }

    public static async Task<Actor> AddPersonAsync(DeskWorld desk, params string[] roles)
    {
        var person = new RecsConsole.Database.PersonRow
        {
            TenantId = desk.Here.TenantId,
            Id = Guid.NewGuid(),
            Key = $"p-{Guid.NewGuid():N}",
            DisplayName = "Petra Prüfer",
            Roles = roles,
            TimeZone = "UTC",
            IsActive = true,
            Clearance = 3,
            Regions = ["EU"],
        };
        await desk.ChangeAsync(ChangeKind.Person, db => db.People.Add(person));
        return new(desk.Here.TenantId, person.Id);
    }

    public T Get<T>()
        where T : notnull => Desk.Get<T>();

    public async Task<AuditPageLines> ListAsync(AuditFilter filter)
    {
        var result = await Get<ListAudit>().RunAsync(Auditor, filter, CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task SealAsync() => Get<AuditSealer>().SealAllAsync(Desk.Here.TenantId, CancellationToken.None);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
