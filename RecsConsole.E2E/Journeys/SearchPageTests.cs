using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>The search page: by mouse, by keyboard, with filters, with feedback on a result, and right after a start.</summary>
public sealed class SearchPageTests(DemoDesk desk) : Journey
{
    [Fact]
    [Trait("Req", "R8")]
    public async Task Results_are_narrowed_by_mouse_and_opened()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { NameString = "Search cases" }).FillAsync("certificate");
        var cases = page.GetByRole(AriaRole.Region, new() { Name = "Cases", Exact = true });
        await Assertions.Expect(cases.Locator("ol > li")).ToHaveCountAsync(5);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cases", Exact = true }).ClickAsync();
        await page.GetByLabel("State").SelectOptionAsync("open");
        await page.HasAddressAsync("state=open");
        await Assertions.Expect(cases.GetByText("Closed", new() { Exact = true })).ToHaveCountAsync(0);
        await page.GetByLabel("Issue type").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.HasAddressAsync("issue=");
        await Assertions.Expect(cases.Locator("ol > li").First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1366, 860);
        await CheckInBothThemesAsync(page, "search-narrowed");

        await page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("State")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox, new() { NameString = "Search cases" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("zzqqxx");
        await Assertions.Expect(page.GetByText("Nothing found").Last).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("certificate rollover");
        await cases.Locator("ol > li a").First.ClickAsync();
        await page.HasAddressAsync("/cases/[^/]+$");
    }

    [Fact]
    [Trait("Req", "R8")]
    [Trait("Req", "R16")]
    public async Task Who_says_something_of_a_result_by_keyboard_stays_where_they_were()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.GotoAsync("/search?q=certificate&kind=case");
        var cases = page.GetByRole(AriaRole.Region, new() { Name = "Cases", Exact = true });
        var said = cases.Locator("ol > li").First.GetByRole(AriaRole.Group);
        var useful = said.GetByRole(AriaRole.Button, new() { Name = "Useful", Exact = true });
        await useful.FocusAsync();
        foreach (var pressed in new[] { "true", "false" })
        {
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(useful).ToHaveAttributeAsync("aria-pressed", pressed);
            await Assertions.Expect(useful).ToBeFocusedAsync();
            await Assertions.Expect(said.GetByRole(AriaRole.Status)).ToHaveTextAsync(pressed == "true" ? "Noted" : "");
        }
    }

    [Fact]
    [Trait("Req", "R8")]
    public async Task Desk_and_search_say_that_they_warm_up_and_go_on_by_themselves()
    {
        var indexes = desk.Services.GetRequiredService<SlowIndexes>();
        indexes.Hold();
        try
        {
            var page = await SignInToAsync("warming");
            await page.GotoAsync("/cases/T-1");
            await Assertions.Expect(page.GetByText("Search is starting up. Suggestions will appear")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Printer jams" }).First).ToBeVisibleAsync();
            await CheckInBothThemesAsync(page, "warming-case");
            var search = await page.Context.NewPageAsync();
            await search.GotoAsync("/search?q=printer");
            await Assertions.Expect(search.GetByText("Search is starting up")).ToBeVisibleAsync();
            await CheckInBothThemesAsync(search, "warming-search");

            var quick = await AskQuicklyAsync(page);

            indexes.Release();

            await Assertions.Expect(quick.Locator("[role=option]").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
            await Assertions.Expect(page.Locator("aside .card").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
            await Assertions.Expect(search.Locator("main ol > li").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        }
        finally
        {
            indexes.Release();
        }
    }

    // The quick search answers once the indexes are built; the page itself does not wait.
    private static async Task<IPage> AskQuicklyAsync(IPage page)
    {
        var quick = await page.Context.NewPageAsync();
        await quick.GotoAsync("/approvals");
        await quick.Keyboard.PressAsync("Control+k");
        await quick.GetByRole(AriaRole.Combobox, new() { NameString = "Search cases" }).FillAsync("printer");
        await Assertions.Expect(quick.Locator("dialog .foot")).ToContainTextAsync("Search is starting up");
        return quick;
    }

    // Signs in an agent of a tenant whose indexes are not built yet.
    private async Task<IPage> SignInToAsync(string tenant)
    {
        var added = await DeskTenant.AddAsync(desk.Services, desk.Now, tenant);
        await using (var scope = desk.Services.CreateAsyncScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<ProvisionOperator>()
                .RunAsync(
                    Actor.Job(added.TenantId),
                    new(Operators.Email(tenant), tenant, added.Agent.PersonId, Operators.Password),
                    CancellationToken.None
                );
        }

        var page = await desk.OpenWindowAsync();
        await page.GotoAsync("/");
        await BrowserFixture.SignInAsync(page, tenant);
        return page;
    }
}
