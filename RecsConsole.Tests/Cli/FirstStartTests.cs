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
        var runs = 0;
        await using var app = new ConsoleApp(
            environment,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:SeedAtStart"] = seedAtStart }
        );
        await using var seeding = app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddSingleton(
                    new DevelopmentSeed(
                        (_, _, _) =>
                        {
                            runs++;
                            return Task.FromResult<IReadOnlyList<string>>([]);
                        }
                    )
                )
            )
        );

        seeding.StartServer();

        runs.ShouldBe(expected);
    }
}
