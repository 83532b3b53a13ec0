using System.Globalization;
using System.Text;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Cases.Import.Screen;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Features.Cases.Import.Uploads;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Screen;

/// <summary>The mapping of a file says why it cannot be imported now, and can be imported when nothing stands against it any more.</summary>
public sealed class FileMappingTests : BunitContext
{
    [Fact]
    public async Task After_a_change_a_large_file_is_checked_again_and_can_be_imported()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var part = await ServeAsync(desk, LargeFile());
        await part.WaitForAssertionAsync(() => Import(part).HasAttribute("disabled").ShouldBeFalse(), TimeSpan.FromSeconds(60));

        await part.Find("details input[type=checkbox]").ChangeAsync(new() { Value = true });

        await part.WaitForAssertionAsync(
            () =>
            {
                Import(part).HasAttribute("disabled").ShouldBeFalse();
                part.Find("#import-state").TextContent.ShouldContain("can be imported");
            },
            TimeSpan.FromSeconds(60)
        );
        part.FindAll("progress").ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_file_is_checked_it_says_so_and_how_far_it_is()
    {
        await using var desk = await UploadDesk.CreateAsync();

        var part = await ServeAsync(desk, LargeFile());

        Import(part).HasAttribute("disabled").ShouldBeTrue();
        part.Find("#import-state").TextContent.ShouldBe("The whole file is being checked. It can be imported when this is done.");
        part.Find("progress").GetAttribute("max").ShouldBe("100");
        await part.WaitForAssertionAsync(
            () => int.Parse(part.Find("progress").GetAttribute("value")!, CultureInfo.InvariantCulture).ShouldBePositive(),
            TimeSpan.FromSeconds(60)
        );
    }

    [Fact]
    public async Task A_column_that_is_missing_is_named_beside_the_button()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var part = await ServeAsync(desk, UploadDesk.Tickets(10));
        await part.WaitForAssertionAsync(() => Import(part).HasAttribute("disabled").ShouldBeFalse(), TimeSpan.FromSeconds(20));

        await part.Find("#import-opened").ChangeAsync(new() { Value = "" });

        Import(part).HasAttribute("disabled").ShouldBeTrue();
        part.Find("#import-state").TextContent.ShouldStartWith("Choose a column for:");
    }

    [Fact]
    public async Task It_asks_what_a_case_is_called_and_says_who_gets_open_ones()
    {
        await using var desk = await UploadDesk.CreateAsync();

        var part = await ServeAsync(desk, UploadDesk.Tickets(10));

        part.Find("#import-case-name").GetAttribute("value").ShouldBe("Imported case");
        part.Markup.ShouldContain("it waits in the queue of its team");
    }

    private static AngleSharp.Dom.IElement Import(IRenderedComponent<FileMapping> part) => part.Find("button.act");

    // more than five megabytes, over which the page once waited for somebody to press the other button
    private static string LargeFile()
    {
        var text = new StringBuilder("Ticket,Subject,Description,Status,Created at,Note\n");
        for (var i = 0; i < 30_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"T-{i},Printer {i},{new string('x', 160)},Open,2026-01-05 08:00,n{i}\n");
        }

        return text.ToString();
    }

    private async Task<IRenderedComponent<FileMapping>> ServeAsync(UploadDesk desk, string text)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var sent = (await desk.SendAsync(desk.Admin, text)).Value!;
        var view = await desk.ReadAsync(desk.Admin);
        await SignedIn.ServeToAsync(Services, desk.Services, desk.Admin);
        Services.AddSingleton<IDraftStore, NoDrafts>();
        Services.AddSingleton(desk.Get<PreviewImport>());
        Services.AddSingleton(desk.Get<RequestImport>());
        Services.AddSingleton(new ChangePoller(desk.Get<TenantDb>(), desk.Get<TimeProvider>(), desk.Get<ILogger<ChangePoller>>()));
        return Render<FileMapping>(p => p.Add(each => each.View, view).Add(each => each.Upload, sent));
    }
}
