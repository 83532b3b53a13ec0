using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class HealthEndpointsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R195")]
    public async Task Ready_names_each_dependency(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = new ConsoleApp("Production", database.Settings);
        using var client = app.CreateClient();

        var ready = await client.GetFromJsonAsync<JsonElement>("/health/ready", Token);

        ready.GetProperty("status").GetString().ShouldBe("healthy");
        var dependencies = ready.GetProperty("dependencies");
        foreach (var name in (string[])["database", "keys", "migrations", "data_folder"])
        {
            var dependency = dependencies.GetProperty(name);
            dependency.GetProperty("status").GetString().ShouldBe("healthy");
            dependency.GetProperty("ms").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    [Trait("Req", "R195")]
    public async Task Ready_refuses_while_migrations_are_pending_and_live_does_not()
    {
        await using var database = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);
        await using var app = new ConsoleApp(
            "Production",
            new Dictionary<string, string>(database.Settings, StringComparer.Ordinal)
            {
                ["Database:MigrateAtStart"] = "false",
                ["Logging:LogLevel:Default"] = "None",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "None",
            }
        );
        using var client = app.CreateClient();

        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var text = await ready.Content.ReadAsStringAsync(Token);
        text.ShouldContain("pending");
        text.ShouldNotContain(database.Settings["DataFolder"]);
    }
}
