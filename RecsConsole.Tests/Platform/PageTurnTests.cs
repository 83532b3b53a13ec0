using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>
/// Two writers on one page, which runs one of them at a time. SQLite waits synchronously, without giving control back to the page.
/// </summary>
public sealed class PageTurnTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("permissions held")]
    [InlineData("grant")]
    [InlineData("in turn")]
    [InlineData("plain")]
    public async Task Second_writer_of_a_page_waits_only_until_the_first_is_done(string kind)
    {
        await using var world = await DeskWorld.CreateAsync();
        var page = Dispatcher.CreateDefault();

        var both = page.InvokeAsync(() => Task.WhenAll(WriteAsync(world, kind), WriteAsync(world, kind)));

        await Should.NotThrowAsync(both.WaitAsync(TimeSpan.FromSeconds(8), Token)); // the wait inside SQLite would take ten
    }

    private static async Task WriteAsync(DeskWorld world, string kind)
    {
        await using var db = await world.Database.Services.GetRequiredService<TenantDb>().OpenAsync(world.Here.Agent, Token);
        await using var transaction = kind switch
        {
            "permissions held" => await TenantDb.BeginWithPermissionsHeldAsync(db, Token),
            "grant" => await TenantDb.BeginGrantAsync(db, Token),
            "in turn" => await TenantDb.BeginInTurnAsync(db, Token),
            _ => await TenantDb.BeginAsync(db, Token),
        };
        await Task.Delay(TimeSpan.FromMilliseconds(50), Token); // like any await that does not complete at once
        await transaction.CommitAsync(Token);
    }
}
