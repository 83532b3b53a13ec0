using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Reviews;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;

namespace RecsConsole.Tests.Features.Models;

/// <summary>The desk with two admins, a supervisor, an admin of the other tenant, and a model registry for the test to fill.</summary>
public sealed class ModelWorld : IAsyncDisposable
{
    private int _number;

    private ModelWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public Actor Adele { get; private set; } = null!;

    public Actor Rupert { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    public Actor Stranger { get; private set; } = null!;

    public static async Task<ModelWorld> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var desk = await DeskWorld.CreateAsync(
            provider,
            services =>
            {
                services.AddModels().AddReviews();
                add?.Invoke(services);
            }
        );
        var world = new ModelWorld(desk);
        var (here, elsewhere) = (world.Desk.Here.TenantId, world.Desk.Elsewhere.TenantId);
        world.Adele = await world.AddAsync(here, "adele", "admin");
        world.Rupert = await world.AddAsync(here, "rupert", "admin");
        world.Supervisor = await world.AddAsync(here, "sam", "supervisor");
        world.Stranger = await world.AddAsync(elsewhere, "sten", "admin");
        return world;
    }

    public T Get<T>()
        where T : notnull => Desk.Get<T>();

    public Task<Actor> AddAsync(Guid tenantId, string name, params string[] roles) =>
        Desk.AddColleagueOfAsync(tenantId, name, clearance: 1, roles);

    /// <summary>Registers a model as a training does.</summary>
    /// <param name="change">Changes the row before it is stored.</param>
    public async Task<string> RegisterAsync(Func<ModelReport, ModelReport>? report = null, Action<ModelRow>? change = null)
    {
        var number = ++_number;
        var version = $"logistic-{number}";
        var written = ModelReports.Good(version);
        var (content, hash) = ModelContent.Pack(LogisticModels.ForActions(version));
        var row = new ModelRow
        {
            TenantId = Desk.Here.TenantId,
            Id = Guid.NewGuid(),
            Version = version,
            Number = number,
            Kind = ItemKind.Action,
            Algorithm = "logistic",
            Status = ModelStatus.Shadow,
            Content = content,
            ContentHash = hash,
            FeatureSchema = FeatureExtractor.SchemaVersion,
            Engine = "1.2.0",
            TrainFrom = written.TrainFrom,
            TrainTo = written.TrainTo,
            ReportJson = JsonSerializer.Serialize(report?.Invoke(written) ?? written),
            JobRunId = Guid.NewGuid(),
            CreatedAt = Desk.Database.Clock.GetUtcNow(),
        };
        change?.Invoke(row);
        await Desk.ChangeAsync(ChangeKind.Model, db => db.Models.Add(row));
        return version;
    }

    public async Task<ModelRow> RowAsync(string version)
    {
        await using var db = Desk.Open();
        return db.Models.Single(row => row.Version == version);
    }

    public async Task<ModelStepRequest> StepAsync(string version, string why = "Because of figures") =>
        new(version, (await RowAsync(version)).Revision, why);

    public async Task<Result<ModelStepResult>> ProposeAsync(
        Actor actor,
        string version,
        ModelStatus status = ModelStatus.Live,
        int percent = 100,
        string[]? teams = null,
        string[]? roles = null
    ) =>
        await Get<ProposePromotion>()
            .RunAsync(actor, new(await StepAsync(version), status, percent, teams ?? [], roles ?? []), CancellationToken.None);

    public async Task<Result<ModelStepResult>> PromoteAsync(Actor actor, string version) =>
        await Get<PromoteModel>().RunAsync(actor, await StepAsync(version, ""), CancellationToken.None);

    public async Task<Result<ModelStepResult>> RollBackAsync(Actor actor, string version, bool toHeuristic = false) =>
        await Get<RollBackModel>().RunAsync(actor, new(await StepAsync(version), toHeuristic), CancellationToken.None);

    /// <summary>Adele proposes and Rupert promotes.</summary>
    public async Task<string> PutIntoForceAsync(string version, ModelStatus status = ModelStatus.Live, int percent = 100)
    {
        (await ProposeAsync(Adele, version, status, percent)).Error.ThrowIfAny();
        (await PromoteAsync(Rupert, version)).Error.ThrowIfAny();
        return version;
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}

internal static class ErrorThrowing
{
    public static void ThrowIfAny(this Error? error)
    {
        if (error is not null)
        {
            throw new InvalidOperationException(error.Message);
        }
    }
}
