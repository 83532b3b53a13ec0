using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Two tenants with a small desk each, and the real operations over a real database.</summary>
public sealed class DeskWorld : IAsyncDisposable
{
    private DeskWorld(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    /// <summary>The tenant under test.</summary>
    public DeskTenant Here { get; private set; } = null!;

    /// <summary>A second tenant with the same texts.</summary>
    public DeskTenant Elsewhere { get; private set; } = null!;

    public static async Task<DeskWorld> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? replace = null
    )
    {
        var database = await TestDatabase.CreateAsync(DatabaseProviders.InPlaceOf(provider), services => Add(services, replace));
        var world = new DeskWorld(database);
        var now = database.Clock.GetUtcNow();
        world.Here = await DeskTenant.AddAsync(database.Services, now, "here");
        world.Elsewhere = await DeskTenant.AddAsync(database.Services, now, "elsewhere");
        return world;
    }

    /// <summary>A copy of this world on SQLite, with the same tenants.</summary>
    public DeskWorld Copy(Action<IServiceCollection>? replace = null) =>
        new(Database.Copy(services => Add(services, replace))) { Here = Here, Elsewhere = Elsewhere };

    public T Get<T>()
        where T : notnull => Database.Services.GetRequiredService<T>();

    public Task<Result<ShownDecision>> TryRecommendAsync(Actor actor, Guid caseId, Guid? parent = null) =>
        Get<RecommendForCase>().RunAsync(actor, new(caseId, parent), CancellationToken.None);

    public async Task<ShownDecision> RecommendAsync(Guid? parent = null)
    {
        var result = await TryRecommendAsync(Here.Agent, Here.CaseId, parent);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task<Result<ResponseOutcome>> AcceptAsync(ShownDecision decision, string action, Guid? responseId = null) =>
        RespondAsync(
            new(
                responseId ?? Guid.NewGuid(),
                decision.DecisionId!.Value,
                ResponseKind.Accept,
                SlateKind.Action,
                action,
                Note: "Agreed with the customer."
            )
        );

    /// <summary>Responds, and says how the case was solved if the test does not.</summary>
    public Task<Result<ResponseOutcome>> RespondAsync(RespondToSlateRequest request) =>
        Get<RespondToSlate>()
            .RunAsync(
                Here.Agent,
                request.Solution is null ? request with { Solution = new("Asked again and it worked.", null) } : request,
                CancellationToken.None
            );

    /// <summary>A context of the tenant under test: for arranging and asserting.</summary>
    public ConsoleDbContext Open()
    {
        var db = Database.Open();
        db.BindTo(Here.Agent.TenantId);
        return db;
    }

    /// <summary>Changes rows and publishes the change, as an operation would.</summary>
    public async Task ChangeAsync(ChangeKind kind, Action<ConsoleDbContext> change)
    {
        await using var db = Open();
        change(db);
        ChangeFeed.Append(db, kind, "", Database.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>Allows "ask" to lead from the end of the workflow back to work.</summary>
    public Task AllowReopeningAsync() =>
        ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var workflow = db.Workflows.Single();
                workflow.DefinitionJson = workflow.DefinitionJson.Replace(
                    "\"transitions\":[",
                    "\"transitions\":[{\"actionKey\":\"ask\",\"from\":\"resolved\",\"observedCount\":0,\"to\":\"working\"},",
                    StringComparison.Ordinal
                );
            }
        );

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static void Add(IServiceCollection services, Action<IServiceCollection>? replace)
    {
        services.AddRecommender().AddRecommendations();
        replace?.Invoke(services);
        services.TryAddSingleton<IMailTransport, NoTransport>();
    }
}
