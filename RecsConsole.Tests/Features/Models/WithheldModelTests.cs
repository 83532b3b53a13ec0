using Microsoft.Extensions.Logging;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Models;

public sealed class WithheldModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_that_settings_leave_out_is_no_error_and_is_logged_once()
    {
        await using var world = await ModelWorld.OpenAsync();
        await world.RegisterAsync();
        var log = new KeptLog<TenantModelsReader>();
        var reader = new TenantModelsReader(log);
        await using var db = world.Desk.Open();
        (await reader.ReadAsync(db, ConfigurationPart.Default, Token)).Shadows.ShouldHaveSingleItem();
        var denied = ConfigurationPart.Default with { DeniedFeatures = ["pressure"] };

        for (var i = 0; i < 3; i++)
        {
            (await reader.ReadAsync(db, denied, Token)).Shadows.ShouldBeEmpty();
        }

        log.Levels.ShouldBe([LogLevel.Information]);
    }
}
