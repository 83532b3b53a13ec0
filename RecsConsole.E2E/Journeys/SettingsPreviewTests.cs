using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>A preview applies weights to a real case before they take effect, and records nothing.</summary>
public sealed partial class SettingsPreviewTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R137")]
    [Trait("Req", "R140")]
    public async Task Administrator_sees_what_other_weights_and_switched_off_sources_would_do_to_a_case()
    {
        var agent = await desk.SignInAsync(DemoDesk.Ana);
        var key = await (await new QueueScreen(agent).OpenAsync()).KeyOfLastAsync("New");
        var page = await desk.SignInAsync("Adele Winter");
        await page.GotoAsync("/admin/tenant/shown");
        await DemoDesk.WaitForCircuitAsync(page);
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Preview" });

        await page.GetByLabel("Open case").FillAsync(key);
        await page.Keyboard.PressAsync("Tab");

        var version = await page.GetByText(InForce()).InnerTextAsync();
        await Assertions.Expect(preview.GetByText("What next now (version")).ToBeVisibleAsync();
        await Assertions.Expect(preview.GetByRole(AriaRole.Status)).ToHaveTextAsync("The order does not change.");
        await page.GetByLabel("Actions", new() { Exact = true }).FillAsync("1");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(preview.GetByText("removed").First).ToBeVisibleAsync();
        // the draft goes along to another topic
        await page.GetByRole(AriaRole.Link, new() { Name = "Surfaces", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Ask someone" }).UncheckAsync();
        await Assertions.Expect(page.GetByText("Ask someone: on, low risk → off")).ToBeVisibleAsync();
        // more than four lines: the preview updates with the field
        await Assertions.Expect(preview.GetByText("removed").Nth(4)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(preview.GetByRole(AriaRole.Status)).ToHaveTextAsync("The order does not change.");
        await Assertions.Expect(page.GetByText(InForce())).ToHaveTextAsync(version);
    }

    [GeneratedRegex(@"^version \d+ in force$", RegexOptions.None, 1_000)]
    private static partial Regex InForce();
}
