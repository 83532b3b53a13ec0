using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// On the demo desk, from the training button to the card that names the model: two people put it into force and one rolls it back.
/// </summary>
public sealed partial class RetrainingTests(DemoDesk desk) : Journey
{
    private const string Adele = "Adele Winter";
    private const string Rupert = "Rupert Hale";

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R113")]
    [Trait("Req", "R117")]
    public async Task Model_is_trained_before_ones_eyes_promoted_by_a_second_person_and_rolled_back()
    {
        var adele = await OpenModelsAsync(Adele);
        var training = adele.GetByRole(AriaRole.Region, new() { Name = "Training", Exact = true });
        await CancelOneAsync(training);
        var version = await TrainAsync(adele, training);

        await ProposeAsync(adele, version);
        var rupert = await OpenModelsAsync(Rupert);
        await rupert.GetByRole(AriaRole.Link, new() { Name = version, Exact = true }).ClickAsync();
        await PressAsync(rupert, $"Promote {version}");
        await PressAsync(rupert.GetByRole(AriaRole.Dialog), $"Promote {version}");
        await Assertions.Expect(rupert.GetByText($"{version} is live for everybody.")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(rupert, "model-live");
        await adele.GotoAsync("/models");
        await Assertions.Expect(adele.GetByText("Models can rank")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(adele, "models-live");

        var ana = await desk.SignInAsync(DemoDesk.Ana);
        await new QueueScreen(ana).OpenAsync();
        var next = (await new QueueScreen(ana).OpenCaseAsync(0)).WhatNext;
        await Assertions.Expect(next.Locator($".automatic[data-model='{version}']")).ToHaveCountAsync(1);

        await PressAsync(rupert, "Roll back to the weighted rules");
        await WhyAsync(rupert, "The desk is to be as it was.");
        await PressAsync(rupert.GetByRole(AriaRole.Dialog), "Roll back");
        await Assertions.Expect(rupert.GetByText($"{version} is rolled back.")).ToBeVisibleAsync();
        await Assertions.Expect(next.Locator(".automatic:not([data-model])")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
    }

    private static async Task CancelOneAsync(ILocator training)
    {
        await training.GetByRole(AriaRole.Button, new() { Name = "Retrain" }).ClickAsync();
        await SeeProgressAsync(training);
        await training.GetByRole(AriaRole.Button, new() { Name = "Cancel training" }).ClickAsync();
        await Assertions.Expect(training).ToContainTextAsync("Last training: cancelled", new() { Timeout = 30_000 });
    }

    private static async Task<string> TrainAsync(IPage adele, ILocator training)
    {
        await training.GetByRole(AriaRole.Button, new() { Name = "Retrain" }).ClickAsync();
        await SeeProgressAsync(training);
        await CheckInBothThemesAsync(adele, "models-training");
        await Assertions.Expect(training).ToContainTextAsync("Last training: done", new() { Timeout = 400_000 });
        await CheckInBothThemesAsync(adele, "models-trained");
        return Registered().Match(await training.InnerTextAsync()).Groups["version"].Value;
    }

    // More than zero and less than all.
    private static Task SeeProgressAsync(ILocator training) =>
        Assertions.Expect(training.Locator("progress:not([value='0'])")).ToBeVisibleAsync(new() { Timeout = 30_000 });

    private static async Task ProposeAsync(IPage adele, string version)
    {
        await adele.GetByRole(AriaRole.Link, new() { Name = version, Exact = true }).ClickAsync();
        await RejectWhatTheTrainingProposedAsync(adele);
        await PressAsync(adele, "Propose promotion");
        await WhyAsync(adele, "It learned from what this desk did.");
        await PressAsync(adele.GetByRole(AriaRole.Dialog), "Propose as live");
        await Assertions.Expect(adele.GetByText("Somebody else has to decide.")).ToBeVisibleAsync();
        await Assertions.Expect(adele.GetByText("You proposed it, so somebody else has to promote it.")).ToBeVisibleAsync();
        await Assertions.Expect(adele.GetByRole(AriaRole.Button, new() { Name = $"Promote {version}" })).ToHaveCountAsync(0);
    }

    // A training proposes a model itself if it is clearly better than what ranks; here a person proposes it.
    private static async Task RejectWhatTheTrainingProposedAsync(IPage adele)
    {
        var reject = adele.GetByRole(AriaRole.Button, new() { Name = "Reject the proposal", Exact = true });
        var propose = adele.GetByRole(AriaRole.Button, new() { Name = "Propose promotion", Exact = true });
        await Assertions.Expect(reject.Or(propose)).ToBeVisibleAsync();
        if (await reject.IsVisibleAsync())
        {
            await reject.ClickAsync();
            await WhyAsync(adele, "A person proposes it.");
            await PressAsync(adele.GetByRole(AriaRole.Dialog), "Reject the proposal");
            await Assertions.Expect(propose).ToBeVisibleAsync();
        }
    }

    private async Task<IPage> OpenModelsAsync(string name)
    {
        var page = await desk.SignInAsync(name);
        await Assertions.Expect(page.Locator(".tenant").First).ToContainTextAsync("Brightline");
        await OpenAsync(page, "/models");
        return page;
    }

    private static Task WhyAsync(IPage page, string why) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }).FillAsync(why);

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task PressAsync(ILocator inside, string name) =>
        inside.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    [GeneratedRegex(
        "Registered (?<version>[a-z]+-[0-9]+):",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Registered();
}
