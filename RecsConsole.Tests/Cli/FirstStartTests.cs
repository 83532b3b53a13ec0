using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class FirstStartTests
{
    [Theory]
    [InlineData("Development", "true", 1)]
    [InlineData("Development", "false", 0)]
    [InlineData("Production", "true", 0)]
    public async Task Empty_database_is_filled_in_development_only(string environment, string seedAtStart, int expected)
    {
        List<string> done = [];
        await using var app = new ConsoleApp(
            environment,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:SeedAtStart"] = seedAtStart }
        );
        await using var seeding = Seeding(app, done);
        seeding.StartServer();

        done.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task What_needs_no_database_is_begun_only_before_a_new_one()
    {
        using var folder = new TemporaryFolder();
        List<string> done = [];
        for (var start = 0; start < 2; start++)
        {
            await using var app = new ConsoleApp(
                "Development",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Demo:SeedAtStart"] = "true",
                    ["ConnectionStrings:Recs"] = $"Data Source={folder.In("new.db")}",
                }
            );
            await using var seeding = Seeding(app, done);
            seeding.StartServer();
        }

        done.ShouldBe(["begun ahead", "seeded", "seeded"]);
    }

    private static WebApplicationFactory<Program> Seeding(ConsoleApp app, List<string> done) =>
        app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddSingleton(
                    new DevelopmentSeed(
                        (_, _, _) =>
                        {
                            done.Add("seeded");
                            return Task.FromResult<IReadOnlyList<string>>([]);
                        }
                    )
                    {
                        BeginAhead = _ => done.Add("begun ahead"),
                    }
                )
            )
        );
}
