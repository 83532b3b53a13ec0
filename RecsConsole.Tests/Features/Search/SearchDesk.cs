using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Search;
using RecsConsole.Features.Search.Palette;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Search;

/// <summary>The desk with its search, and people with other rights than the agent.</summary>
public sealed class SearchDesk : IAsyncDisposable
{
    private readonly IServiceScope _scope;

    private SearchDesk(DeskWorld world) => (World, _scope) = (world, world.Database.Services.CreateScope());

    public DeskWorld World { get; }

    public Actor Agent => World.Here.Agent;

    public static async Task<SearchDesk> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? replace = null
    ) =>
        new(
            await DeskWorld.CreateAsync(
                provider,
                services =>
                {
                    services.AddSearch();
                    replace?.Invoke(services);
                }
            )
        );

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Adds a person with a given role and clearance.</summary>
    public async Task<Actor> AddPersonAsync(string name, string role = ConsoleRole.Agent, int clearance = Classifications.Internal)
    {
        var id = Guid.NewGuid();
        await using var db = World.Open();
        db.People.Add(
            new()
            {
                TenantId = World.Here.TenantId,
                Id = id,
                Key = name,
                DisplayName = name,
                Roles = role.Length == 0 ? [] : [role],
                Teams = ["one"],
                Clearance = clearance,
                TimeZone = "UTC",
                Capacity = 4,
                IsActive = true,
            }
        );
        await db.SaveChangesAsync();
        return new(World.Here.TenantId, id);
    }

    public Task<Result<SearchAnswer>> TryAsync(Actor actor, SearchQuery query) =>
        Get<SearchConsole>().RunAsync(actor, query, CancellationToken.None);

    public async Task<SearchAnswer> SearchAsync(Actor actor, SearchQuery query)
    {
        var result = await TryAsync(actor, query);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    /// <summary>The found keys, best first.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(Actor actor, string text, SearchKind kind) =>
        [.. (await SearchAsync(actor, new() { Text = text, Kind = kind })).Lines.Select(line => line.Key)];

    /// <summary>Records the search as a page does.</summary>
    public async Task<Guid> RecordAsync(Actor actor, SearchAnswer answer, Guid? id = null)
    {
        var searchId = id ?? Guid.NewGuid();
        var result = await Get<RecordSearch>()
            .RunAsync(
                actor,
                new(
                    searchId,
                    answer.Query,
                    [.. answer.Lines.Select(line => new LoggedResult(SearchLabels.Name(line.Kind), line.Key, line.Rank))],
                    answer.Version
                )
                {
                    Reranker = answer.Reranker,
                },
                CancellationToken.None
            );
        return result.IsOk ? result.Value : throw new InvalidOperationException(result.Error!.Message);
    }

    /// <summary>Registers the services of the search components, with the agent signed in.</summary>
    public async Task ServeToAsync(IServiceCollection services)
    {
        await SignedIn.ServeToAsync(services, World.Database.Services, Agent);
        services.AddSingleton(World.Get<SearchSnapshots>());
        services.AddSingleton(Get<SearchConsole>());
        services.AddSingleton(Get<RecordSearch>());
        services.AddSingleton(Get<SubmitSearchFeedback>());
        services.AddSingleton(Get<ReadRecentSearches>());
        services.AddTransient<SearchSession>();
        services.AddTransient<PaletteSearch>();
    }

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await World.DisposeAsync();
    }
}
