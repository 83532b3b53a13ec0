using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Contracts;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.SignIn;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>Two tenants without customers, each with an administrator; nothing is seeded.</summary>
internal sealed class TermsWorld : IAsyncDisposable
{
    private Actor? _second;

    private TermsWorld(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public Actor Admin { get; private set; } = Actor.Job(Guid.Empty);

    public Actor Agent { get; private set; } = Actor.Job(Guid.Empty);

    public Actor Stranger { get; private set; } = Actor.Job(Guid.Empty);

    public DateTimeOffset Now => Database.Clock.GetUtcNow();

    public static AccountTerms Acme { get; } =
        new()
        {
            Key = "acme",
            Name = "Acme GmbH",
            Tier = "Gold",
            Region = "EU",
            ContractEndsAt = new(2026, 12, 31, 22, 59, 59, 999, TimeSpan.Zero),
        };

    public static async Task<TermsWorld> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var database = await TestDatabase.CreateAsync(
            provider,
            services =>
            {
                services.AddRecommender().AddAccounts().AddSignIn().AddTenants();
                add?.Invoke(services);
            }
        );
        var world = new TermsWorld(database);
        var here = await Operators.AddTenantAsync(database.Services, "here");
        world.Admin = await Operators.AddAsync(database.Services, here, "ada", "admin");
        world.Agent = await Operators.AddAsync(database.Services, here, "bo", "agent", "supervisor");
        var elsewhere = await Operators.AddTenantAsync(database.Services, "elsewhere");
        world.Stranger = await Operators.AddAsync(database.Services, elsewhere, "eve", "admin");
        return world;
    }

    public Task<Actor> AddPersonAsync(string name, params string[] roles) =>
        Operators.AddAsync(Database.Services, Admin.TenantId, name, roles);

    public T Get<T>()
        where T : notnull => Database.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public Task<Result<SavedAccount>> SaveAsync(Actor actor, AccountTerms terms, long? seen) =>
        Get<SaveAccount>().RunAsync(actor, new(terms, seen) { Why = "As the customer signed it." }, CancellationToken.None);

    /// <summary>The administrator changes the terms of a customer, and somebody else puts them into force.</summary>
    public async Task<Result<string>> ChangeTermsAsync(AccountTerms terms, long seen)
    {
        var sent = await SaveAsync(Admin, terms, seen);
        return sent.Error is { } error ? error : await Database.PublishRulesAsync(await SecondAsync());
    }

    /// <summary>Another administrator.</summary>
    public async Task<Actor> SecondAsync() => _second ??= await AddPersonAsync("zoe", "admin");

    public async Task<SavedAccount> AddAsync(AccountTerms terms)
    {
        var saved = await SaveAsync(Admin, terms, seen: null);
        return saved.Value.ShouldNotBeNull(saved.Error?.Message);
    }

    public Task<Result<AccountFormView>> ReadAsync(Actor actor, string? key) =>
        Get<ReadAccountForm>().RunAsync(actor, new(key), CancellationToken.None);

    public Task<Result<ContractList>> ListAsync(Actor actor, ContractFilter? filter = null) =>
        Get<ListContracts>().RunAsync(actor, filter ?? new(), CancellationToken.None);

    public ConsoleDbContext Open()
    {
        var db = Database.Open();
        db.BindTo(Admin.TenantId);
        return db;
    }

    public async Task ChangeAsync(Action<ConsoleDbContext> change)
    {
        await using var db = Open();
        change(db);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
