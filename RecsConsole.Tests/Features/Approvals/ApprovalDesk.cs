using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>The desk with approvers: two supervisors, sales, and a person of the other tenant.</summary>
public sealed class ApprovalDesk : IAsyncDisposable
{
    private ApprovalDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    public Actor Agent => World.Here.Agent;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>A supervisor whose clearance is public.</summary>
    public Actor Outsider { get; private set; } = null!;

    public Actor Sales { get; private set; } = null!;

    public Actor Stranger { get; private set; } = null!;

    public static async Task<ApprovalDesk> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? replace = null
    )
    {
        var world = await DeskWorld.CreateAsync(
            provider,
            services =>
            {
                services.AddApprovals();
                replace?.Invoke(services);
            }
        );
        var desk = new ApprovalDesk(world);
        var (here, elsewhere) = (desk.World.Here.TenantId, desk.World.Elsewhere.TenantId);
        desk.Supervisor = await desk.AddAsync(here, "sam", 1, "supervisor");
        desk.Outsider = await desk.AddAsync(here, "olga", 0, "supervisor");
        desk.Sales = await desk.AddAsync(here, "sara", 1, "sales");
        desk.Stranger = await desk.AddAsync(elsewhere, "sten", 3, "supervisor");
        return desk;
    }

    public T Get<T>()
        where T : notnull => World.Get<T>();

    /// <summary>Adds a person to team one.</summary>
    public Task<Actor> AddAsync(Guid tenantId, string name, int clearance, params string[] roles) =>
        World.AddColleagueOfAsync(tenantId, name, clearance, roles);

    /// <summary>The agent accepts a high-risk action on the desk, which creates a request.</summary>
    public async Task<ApprovalRequestRow> RequestAsync(string action = "wipe") =>
        await RequestAsync(action, (await World.RecommendAsync()).DecisionId!.Value);

    /// <summary>The same from suggestions that were shown before.</summary>
    public async Task<ApprovalRequestRow> RequestAsync(string action, Guid decisionId)
    {
        var id = Guid.NewGuid();
        var result = await World.RespondAsync(
            new(id, decisionId, ResponseKind.Accept, SlateKind.Action, action, Note: "The customer asked for it twice.")
        );
        return result.Value is { IsPendingApproval: true }
            ? await FindAsync(id)
            : throw new InvalidOperationException(result.Error?.Message ?? result.Value!.Message);
    }

    public async Task<ApprovalRequestRow> FindAsync(Guid id)
    {
        await using var db = World.Open();
        return (await db.ApprovalRequests.FindAsync(World.Here.TenantId, id))!;
    }

    public Task<Result<string>> DecideAsync(
        Actor actor,
        ApprovalRequestRow request,
        ApprovalVerdict verdict = ApprovalVerdict.Approve,
        string? note = null
    ) => Get<DecideApproval>().RunAsync(actor, new(request.Id, verdict, note, request.Revision), CancellationToken.None);

    public async Task<ApprovalList> ListAsync(Actor actor, ApprovalScope scope = ApprovalScope.Pending)
    {
        var result = await Get<ListApprovals>().RunAsync(actor, new() { Scope = scope }, CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task<Result<ApprovalView>> ReadAsync(Actor actor, ApprovalRequestRow request) =>
        Get<ReadApproval>().RunAsync(actor, request.Id, CancellationToken.None);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
