using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>What the page shows once somebody was erased, or was not.</summary>
[Trait("Req", "R162")]
public sealed class PrivacyPageTests : BunitContext
{
    private const string Reason = "The customer asked for it in writing.";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasure_ends_with_its_receipt_and_a_line_in_the_list()
    {
        await using var world = await CreateAsync();
        await CloseAllAsync(world);
        await ServeAsync(world, await world.AddPersonAsync("ada", ConsoleRole.Admin));
        var page = await OpenAsync();

        await ConfirmAsync(page);

        await page.WaitForAssertionAsync(() => page.FindAll("dl dd").Count.ShouldBe(7), s_patience);
        var receipt = page.Find("section[aria-labelledby=receipt-title]");
        receipt.TextContent.ShouldContain("acme");
        receipt.TextContent.ShouldContain("Ada");
        receipt.TextContent.ShouldContain("nobody else could");
        receipt
            .QuerySelectorAll("tbody tr")
            .Select(row => row.TextContent.Trim())
            .ShouldContain(row => row.StartsWith("Cases", StringComparison.Ordinal));
        page.Find("p[role=status]").TextContent.ShouldStartWith("Erased.");
        var link = page.Find("section[aria-labelledby=erased-title] tbody a");
        link.GetAttribute("aria-label").ShouldBe("Receipt of the erasure of acme");
        link.GetAttribute("aria-current").ShouldBe("true");
        page.FindAll(".ask").ShouldBeEmpty("the dialog is closed");
    }

    [Fact]
    public async Task Export_is_a_form_so_that_no_address_names_whose_data_it_is()
    {
        await using var world = await CreateAsync();
        await ServeAsync(world, await world.AddPersonAsync("ada", ConsoleRole.Admin));

        var page = await OpenAsync();

        var export = page.Find("button[name=key][value=acme]");
        var form = page.Find($"form#{export.GetAttribute("form")}");
        export.TextContent.ShouldBe("Export");
        (form.GetAttribute("method"), form.GetAttribute("action")).ShouldBe(("post", "/admin/privacy/subject"));
        form.QuerySelector("input[name=kind]")!.GetAttribute("value").ShouldBe(SubjectName.AccountKind);
        page.FindAll("a[href*='privacy/subject']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Receipt_is_shown_again_from_the_list()
    {
        await using var world = await CreateAsync();
        await CloseAllAsync(world);
        var ada = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        var erased = await world.Get<EraseSubject>().RunAsync(ada, new(SubjectName.Account("acme"), Reason), Cancelled);
        await ServeAsync(world, await world.AddPersonAsync("otto", ConsoleRole.Auditor));
        var list = await OpenAsync();

        Services
            .GetRequiredService<NavigationManager>()
            .NavigateTo(list.Find("section[aria-labelledby=erased-title] tbody a").GetAttribute("href")!);
        var page = await OpenAsync();

        await page.WaitForAssertionAsync(() => page.FindAll("dl dd").Count.ShouldBe(7), s_patience);
        var hash = ErasureReceiptFile
            .Of((await world.Get<ReadErasureReceipt>().RunAsync(ada, erased.Value!.Key!.Value, Cancelled)).Value!)
            .Sha256;
        page.Find("dl").TextContent.ShouldContain(hash);
        page.Find("section[aria-labelledby=receipt-title] a.btn")
            .GetAttribute("href")
            .ShouldBe($"/admin/privacy/receipt?key={erased.Value.Key:D}");
    }

    [Fact]
    public async Task Refused_erasure_says_so_in_the_dialog_and_erases_nothing()
    {
        await using var world = await CreateAsync();
        await CloseAllAsync(world);
        await ServeAsync(world, await world.AddPersonAsync("ada", ConsoleRole.Admin));
        var page = await OpenAsync();
        await world.AddPersonAsync("ben", ConsoleRole.Admin); // now there is a second person

        await ConfirmAsync(page);

        await page.WaitForAssertionAsync(
            () => page.Find(".ask [role=alert]").TextContent.ShouldContain("An erasure needs a second person."),
            s_patience
        );
        page.FindAll(".run").ShouldBeEmpty("it runs no longer");
        page.FindAll("section[aria-labelledby=receipt-title]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_that_was_withdrawn_meanwhile_says_so_on_the_page()
    {
        await using var world = await CreateAsync();
        var ada = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        var ben = await world.AddPersonAsync("ben", ConsoleRole.Admin);
        await world.Get<RequestErasure>().RunAsync(ben, new(SubjectName.Account("acme"), Reason), Cancelled);
        await ServeAsync(world, ada);
        var page = await OpenAsync();
        var asked = (await world.Get<ListErasures>().RunAsync(ben, new(), Cancelled)).Value!.Waiting.ShouldHaveSingleItem();
        (await world.Get<RejectErasure>().RunAsync(ben, asked.Request, Cancelled)).Error.ShouldBeNull();

        await page.FindAll("section[aria-labelledby=waiting-erasures] button")
            .Single(each => each.TextContent.Trim() == "Decline")
            .ClickAsync(new());

        await page.WaitForAssertionAsync(() => page.Find("p.wrong[role=alert]").TextContent.ShouldNotBeEmpty(), s_patience);
    }

    [Fact]
    public void Progress_names_the_step_and_what_is_erased_in_it()
    {
        var run = Render<ErasureRun>(parameters => parameters.Add(it => it.Step, new ErasureProgress(4, 20, "Messages")));

        run.Find("progress").GetAttribute("value").ShouldBe("4");
        run.Find("progress").GetAttribute("max").ShouldBe("20");
        run.Find("p").TextContent.ShouldBe("Erasing: step 5 of 20, Messages");
    }

    private static Task<DeskWorld> CreateAsync() => DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddDrafts());

    private static Task CloseAllAsync(DeskWorld world) =>
        world.ChangeAsync(ChangeKind.Case, db => db.Cases.ToList().ForEach(row => row.IsOpen = false));

    private async Task ServeAsync(DeskWorld world, Actor actor)
    {
        JSInterop.Mode = JSRuntimeMode.Loose; // a browser without stored list settings
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, actor);
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<IDraftStore>());
        Services.AddSingleton(services.GetRequiredService<FindSubjects>());
        Services.AddSingleton(services.GetRequiredService<ListErasures>());
        Services.AddSingleton(services.GetRequiredService<EraseSubject>());
        Services.AddSingleton(services.GetRequiredService<RequestErasure>());
        Services.AddSingleton(services.GetRequiredService<RejectErasure>());
        Services.AddSingleton(services.GetRequiredService<ReadErasureReceipt>());
        Services.AddSingleton(services.GetRequiredService<PlaceHold>());
    }

    private async Task<IRenderedComponent<PrivacyPage>> OpenAsync()
    {
        var page = Render<PrivacyPage>();
        await page.WaitForAssertionAsync(() => page.FindAll("#erased-title").Count.ShouldBe(1), s_patience);
        return page;
    }

    private static async Task ConfirmAsync(IRenderedComponent<PrivacyPage> page)
    {
        await page.WaitForAssertionAsync(() => page.FindAll("button.danger").Count.ShouldBe(1), s_patience);
        await page.Find("button.danger").ClickAsync(new());
        await page.WaitForAssertionAsync(() => page.FindAll(".ask").Count.ShouldBe(1), s_patience);
        await page.Find(".ask textarea").InputAsync(Reason);
        await page.Find(".ask input").InputAsync("acme");
        await page.Find("footer button.danger").ClickAsync(new());
    }
}
