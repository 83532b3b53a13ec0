using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>
/// The whole application on a desk with rows of every kind that most of its people may not see, under a policy from which the checks of one
/// class can be deleted.
/// </summary>
public sealed class HiddenWorld : IAsyncLifetime
{
    /// <summary>Key of a document in force that is hidden.</summary>
    public const string Document = HiddenRows.Canary + "-document";

    private readonly ConsoleApp _app = new("Testing");
    private readonly CallerPolicy _policy = new();
    private readonly DateTimeOffset _now = Timestamps.Round(DateTimeOffset.UtcNow);
    private WebApplicationFactory<Program> _site = null!;
    private DecisionPointServer _point = null!;
    private AsyncServiceScope _scope;

    public DeskTenant Desk { get; private set; } = null!;

    public Actor Agent => Desk.Agent;

    public Actor Keeper => Of(People.Keeper);

    public Actor Chief => Of(People.Chief);

    public Actor Overseer => Of(People.Overseer);

    public Actor Granted => Of(People.Granted);

    public Actor Nobody => Of(People.Nobody);

    /// <summary>An open case that was hidden after the agent had been given suggestions.</summary>
    public Guid LostCaseId { get; } = Guid.NewGuid();

    /// <summary>A finished case that was hidden after it had been indexed and counted as similar.</summary>
    public Guid FadedCaseId { get; private set; }

    /// <summary>The case of the desk as it was loaded for the agent before anything was hidden.</summary>
    internal LoadedCase Before { get; private set; } = null!;

    /// <summary>Ids of the hidden cases.</summary>
    internal IReadOnlyList<string> HiddenCases { get; private set; } = [];

    internal HiddenPeople People { get; private set; } = null!;

    internal HiddenRows Rows { get; private set; } = null!;

    internal IServiceProvider Services => _scope.ServiceProvider;

    public async ValueTask InitializeAsync()
    {
        _site = _app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => DeletedCheck.ApplyTo(services, _policy)));
        _scope = _site.Services.CreateAsyncScope();
        Desk = await DeskTenant.AddAsync(Services, _now, "here");
        People = new(Desk.TenantId);
        await using var db = OpenDb();
        var shown = await db.Cases.AsNoTracking().SingleAsync(row => row.Id == Desk.CaseId);
        Rows = new(Desk, People, shown, _now);
        db.AddRange(People.All);
        await db.SaveChangesAsync();
        db.AddRange(Rows.All());
        var lost = Rows.Case(LostCaseId, "lost");
        db.Add(lost);
        await db.SaveChangesAsync();
        await Get<SearchSnapshots>().RebuildAsync(Actor.Job(Desk.TenantId), CancellationToken.None);
        await LookAsync();
        await HideAsync(LostCaseId);
        await HideAsync(FadedCaseId);
        _point = await DecisionPointServer.StartAsync();
        HiddenCases = await HiddenCasesAsync();
    }

    /// <summary>Whether the probe sees a hidden row, with the checks of its class or without them.</summary>
    internal async Task<bool> SeesAsync(RowProbe probe, bool isDeleted)
    {
        _policy.Deleted = isDeleted ? probe.Class : null;
        SetPoint(probe.Denied?.Invoke(this));
        try
        {
            await using var scope = await Get<OperationScopeFactory>().OpenAsync(probe.Reader(this), CancellationToken.None);
            return await probe.SeesAsync(this, scope);
        }
        finally
        {
            _policy.Deleted = null;
            SetPoint(null);
        }
    }

    internal T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The hidden case, tracked by the scope.</summary>
    internal Task<CaseRow> CaseAsync(OperationScope scope) => scope.Db.Cases.SingleAsync(row => row.Id == Rows.CaseId);

    internal static Task<DocumentRow> DocumentAsync(OperationScope scope, string key = Document) =>
        scope.Db.Documents.AsNoTracking().SingleAsync(row => row.Key == key);

    /// <summary>The agent's decision on the case that was hidden afterwards.</summary>
    internal Task<DecisionRow> DecisionAsync(OperationScope scope) =>
        scope.Db.Decisions.AsNoTracking().SingleAsync(row => row.CaseId == LostCaseId);

    /// <summary>Whether an answer contains anything of a hidden row.</summary>
    internal static bool IsIn(object? answer) =>
        SweptText.In(answer).Any(text => text.Contains(HiddenRows.Canary, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _point.DisposeAsync();
        await _scope.DisposeAsync();
        await _site.DisposeAsync();
        await _app.DisposeAsync();
    }

    private ConsoleDbContext OpenDb()
    {
        var db = Operators.Open(Services);
        db.BindTo(Desk.TenantId);
        return db;
    }

    private Actor Of(PersonRow person) => new(Desk.TenantId, person.Id);

    // the decision point holds these options, and asks nobody without an address
    private void SetPoint(IEnumerable<string>? denied)
    {
        var options = Get<IOptions<DecisionPointOptions>>().Value;
        (options.Address, options.Timeout) = (denied is null ? null : _point.Address, TimeSpan.FromSeconds(10));
        _point.Denied.Clear();
        _point.Denied.UnionWith(denied ?? []);
    }

    private async Task<List<string>> HiddenCasesAsync()
    {
        await using var db = OpenDb();
        var cases = await db.Cases.AsNoTracking().ToListAsync();
        return [.. cases.Where(row => row.Title.Contains(HiddenRows.Canary, StringComparison.Ordinal)).Select(row => row.Id.ToString("D"))];
    }

    // what was seen before rows were hidden, and is looked at again afterwards
    private async Task LookAsync()
    {
        await using var db = OpenDb();
        Before = (await Get<SnapshotLoader>().ReadAsync(db, Agent, Desk.CaseId, CancellationToken.None)).Loaded!;
        FadedCaseId = Before.Snapshot.Visible.SimilarCases[0].CaseId;
        var decision = await Get<RecommendForCase>().RunAsync(Agent, new(LostCaseId), CancellationToken.None);
        if (!decision.IsOk)
        {
            throw new InvalidOperationException(decision.Error!.Message);
        }
    }

    // tells nobody, so that indexes are older than the row
    private async Task HideAsync(Guid caseId)
    {
        await using var db = OpenDb();
        var row = await db.Cases.SingleAsync(each => each.Id == caseId);
        (row.Classification, row.Title) = (Classifications.Restricted, $"Printer jams {HiddenRows.Canary}");
        await db.SaveChangesAsync();
    }
}
