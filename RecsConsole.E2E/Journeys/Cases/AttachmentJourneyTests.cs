using System.Text;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Files of a letter: accepted files are listed with their size, rejected files with a reason.</summary>
public sealed class AttachmentJourneyTests(DemoDesk desk) : Journey
{
    private const string Letter = "form.writing:has(#reply-text)";
    private const string Words = "The trace you asked for is attached.";
    private const int TooMany = (5 * 1024 * 1024) + 1;

    [Fact]
    public async Task File_goes_with_the_letter_and_one_that_may_not_says_what_is_wrong_with_it()
    {
        var page = await desk.SignInAsync(DemoDesk.Jonas);
        var screen = await OpenCaseToWriteOnAsync(page);
        var chooser = page.Locator(Letter + " input[type=file]");
        var problem = page.Locator(Letter + " .files [role=alert]");
        var chips = page.Locator(Letter + " .files .chip:not([role=status])"); // excludes the chip of a file that is being read

        await chooser.SetInputFilesAsync(File("setup.exe", "text/plain", 20));
        await Assertions.Expect(problem).ToContainTextAsync("\"setup.exe\" was not accepted because this file type is not allowed.");
        await chooser.SetInputFilesAsync(File("all.zip", "application/zip", TooMany));
        await Assertions.Expect(problem).ToContainTextAsync("\"all.zip\" was not accepted because it is larger than 5 MB.");
        await CheckInBothThemesAsync(page, "file-refused");
        await chooser.SetInputFilesAsync(File("screen.png", "image/png", 20));
        await Assertions
            .Expect(problem)
            .ToContainTextAsync("\"screen.png\" was not accepted because its content is not that of a .png file.");
        await Assertions.Expect(chips).ToHaveCountAsync(0);

        await chooser.SetInputFilesAsync(File("trace.log", "application/octet-stream", 2048));
        await Assertions.Expect(problem).ToHaveCountAsync(0);
        await Assertions.Expect(chips).ToHaveCountAsync(1);
        await Assertions.Expect(chips).ToContainTextAsync("trace.log");
        await Assertions.Expect(chips).ToContainTextAsync("2 KB");

        await page.GetByLabel("Message to the customer").FillAsync(Words);
        await page.GetByLabel("Message to the customer").PressAsync("Control+Enter");
        var sent = screen.Timeline.Locator("li").Filter(new() { HasTextString = Words });
        var link = sent.GetByRole(AriaRole.Link, new() { NameString = "trace.log" });
        await Assertions.Expect(link).ToBeVisibleAsync();
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await link.GetAttributeAsync("href")).ToString());
        (await answer.BodyAsync()).Length.ShouldBe(2048);
    }

    // Opens the first of his cases whose customer can be written to.
    private static async Task<CaseScreen> OpenCaseToWriteOnAsync(IPage page)
    {
        var rows = await (await new QueueScreen(page).OpenAsync()).Rows.CountAsync();
        for (var place = rows - 1; place >= 0; place--)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            await page.Keyboard.PressAsync("r");
            var send = page.Locator(Letter + " button[type=submit]");
            await send.WaitForAsync();
            if ((await send.InnerTextAsync()).StartsWith("Send", StringComparison.Ordinal))
            {
                return screen;
            }
        }

        throw new InvalidOperationException($"No customer of {rows} cases can be written to.");
    }

    private static FilePayload File(string name, string type, int bytes) =>
        new()
        {
            Name = name,
            MimeType = type,
            Buffer = Encoding.ASCII.GetBytes(new string('a', bytes)),
        };
}
