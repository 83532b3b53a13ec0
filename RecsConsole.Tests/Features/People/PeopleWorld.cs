using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.People;

/// <summary>A tenant with an administrator who can sign in and a person to edit.</summary>
internal sealed class PeopleWorld : IAsyncDisposable
{
    private PeopleWorld(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public Guid TenantId { get; private set; }

    public Actor Admin { get; private set; } = Actor.Job(Guid.Empty);

    public Actor Bo { get; private set; } = Actor.Job(Guid.Empty);

    public static async Task<PeopleWorld> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(
            provider,
            services =>
                services
                    .AddRecommender()
                    .AddPeople()
                    .AddSignIn()
                    .Configure<SignInOptions>(signIn => signIn.AdministratorsNeedSecondFactor = false)
        );
        var world = new PeopleWorld(database);
        world.TenantId = await Operators.AddTenantAsync(database.Services, "acme");
        world.Admin = await world.AddAsync("ada", "admin");
        world.Bo = await world.AddAsync("bo", "agent");
        return world;
    }

    public Task<Actor> AddAsync(string name, params string[] roles) => Operators.AddAsync(Database.Services, TenantId, name, roles);

    public T Get<T>()
        where T : notnull => Database.Services.GetRequiredService<T>();

    public async Task<PersonView> ReadAsync(string key)
    {
        var result = await Get<ReadPerson>().RunAsync(Admin, new(key), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public async Task<Result<SavedPerson>> SaveAsync(Actor actor, string key, Func<PersonProfile, PersonProfile> change)
    {
        var view = await ReadAsync(key);
        return await Get<SavePerson>().RunAsync(actor, new(view.Id, view.Revision, change(view.Profile)), CancellationToken.None);
    }

    public ConsoleDbContext Open()
    {
        var db = Database.Open();
        db.BindTo(TenantId);
        return db;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
