using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E;

[Collection(OwnSiteGroup.Name)]
public sealed class DocumentTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R134")]
    [Trait("Req", "R135")]
    public async Task Version_written_and_approved_by_two_people_expires_out_of_an_open_case()
    {
        await using var office = await OpenOfficeAsync("papers", ColorScheme.Light);
        var write = await office.OpenAsync("papers-writer", "/admin/documents");
        await CheckAsync(write, "documents");
        await write.GetByRole(AriaRole.Link, new() { Name = "Printer jams: guide" }).ClickAsync();
        await write.GetByRole(AriaRole.Button, new() { Name = "Write version 2" }).ClickAsync();
        await write.GetByLabel("Text in Markdown").FillAsync("# Printer jams\n\nFeed **two** pages past the duplexer.");
        await Assertions.Expect(write.Locator(".sheet strong")).ToHaveTextAsync("two");
        await CheckAsync(write, "document-editor");
        var minute = DateTimeOffset.UtcNow.AddMinutes(10).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        await write.GetByLabel("Expires", new() { Exact = true }).FillAsync(minute);
        await write.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Assertions.Expect(write.GetByText("Draft of version 2 saved.")).ToBeVisibleAsync();
        await Assertions.Expect(write.GetByRole(AriaRole.Button, new() { Name = "Approve version 2" })).ToHaveCountAsync(0);

        var search = await office.OpenAsync("papers-agent", "/search");
        var approve = await office.OpenAsync("papers-approver", "/admin/documents/guide");
        await approve.GetByRole(AriaRole.Button, new() { Name = "Approve version 2" }).ClickAsync();
        await approve.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Approve now" }).ClickAsync();
        await Assertions.Expect(approve.GetByText("Version 2 approved: in force.")).ToBeVisibleAsync();
        await CheckAsync(approve, "document");
        await FindsWithinASecondAsync(search, "duplexer", "Printer jams: guide");
        var desk = await office.OpenAsync("papers-agent", "/cases/T-1");
        var suggestion = desk.GetByText("Printer jams: guide").First;
        await Assertions.Expect(suggestion).ToBeVisibleAsync(new() { Timeout = 30_000 });

        browser.Clock.Advance(TimeSpan.FromMinutes(10));
        await write.GotoAsync("/admin/documents/guide"); // the next read applies the dates
        await Assertions.Expect(write.GetByText("Expired").First).ToBeVisibleAsync();
        await Assertions.Expect(suggestion).ToBeHiddenAsync(new() { Timeout = 30_000 });
    }

    // The search page was opened before the approval. The search runs once, one second after the approval was confirmed.
    private static async Task FindsWithinASecondAsync(IPage search, string word, string title)
    {
        await search.EvaluateAsync("() => new Promise(done => setTimeout(done, 1000))");
        await search.GetByRole(AriaRole.Searchbox).FillAsync(word);
        await Assertions.Expect(search.Locator("main ol li").First).ToContainTextAsync(title, new() { Timeout = 15_000 });
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Pages_are_accessible(ColorScheme scheme)
    {
        var key = "papers-" + scheme.ToString().ToLowerInvariant();
        await using var office = await OpenOfficeAsync(key, scheme);
        var page = await office.OpenAsync(key + "-writer", "/admin/documents");
        await Assertions.Expect(page.GetByText("Printer jams: guide")).ToBeVisibleAsync();
        await CheckAsync(page, $"documents-{scheme}");
        await OpenAsync(page, "/admin/documents/guide");
        await page.Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Printer", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Recommended for Printer.")).ToBeVisibleAsync();
        await CheckAsync(page, $"document-curated-{scheme}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await CheckAsync(page, $"document-withdraw-{scheme}");
        await page.GotoAsync("/admin/documents/new");
        await page.GetByLabel("Text in Markdown").FillAsync("# A\n\n`code` and a [link](https://x.example)");
        await page.GetByLabel("Fill from a file (Markdown, HTML, Word, PDF)")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "bad.md",
                    MimeType = "text/markdown",
                    Buffer = "---\ntitle: T\nkind: poem\n---\nx"u8.ToArray(),
                }
            );
        await Assertions.Expect(page.GetByText("bad.md: Line 3")).ToBeVisibleAsync();
        await CheckAsync(page, $"document-new-{scheme}");
        await UploadAsync(page, key);
        await CheckAsync(page, $"document-upload-{scheme}");
        await page.GotoAsync("/admin/documents/reports");
        await Assertions.Expect(page.GetByText("Nothing is reported")).ToBeVisibleAsync();
        await CheckAsync(page, $"document-reports-{scheme}");
    }

    // two files at once: each has its own result
    private static async Task UploadAsync(IPage page, string key)
    {
        await page.GotoAsync("/admin/documents");
        var upload = page.GetByRole(AriaRole.Link, new() { Name = "Upload files" });
        await Assertions.Expect(upload).ToBeVisibleAsync();
        var beside = await SearchFieldAsync(page);
        await upload.ClickAsync();
        await Assertions.Expect(page.GetByText("Drop files here, or choose them")).ToBeVisibleAsync();
        (await SearchFieldAsync(page)).ShouldBe(beside, 1, "the search field stays where it is, whatever buttons a page has");
        await CoversItsFrameAsync(page.GetByLabel("Drop files here, or choose them"));
        await page.GetByLabel("Drop files here, or choose them")
            .SetInputFilesAsync(
                new FilePayload[]
                {
                    new()
                    {
                        Name = $"{key}.html",
                        MimeType = "text/html",
                        Buffer = "<h1>Sent as HTML</h1><p>Text.</p>"u8.ToArray(),
                    },
                    new()
                    {
                        Name = "setup.exe",
                        MimeType = "application/octet-stream",
                        Buffer = "MZ"u8.ToArray(),
                    },
                }
            );
        await Assertions.Expect(page.GetByText("1 of 2 files saved as drafts.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sent as HTML" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Only Markdown, HTML, Word (.docx) and PDF files become documents.")).ToBeVisibleAsync();
    }

    // The browser gives the field all files that are dropped on it: it must take several, and lie over the whole frame.
    private static async Task CoversItsFrameAsync(ILocator field)
    {
        await Assertions.Expect(field).ToHaveAttributeAsync("multiple", "");
        var (over, frame) = ((await field.BoundingBoxAsync())!, (await field.Locator("xpath=..").BoundingBoxAsync())!);
        over.Width.ShouldBe(frame.Width, 4); // its border
        over.Height.ShouldBe(frame.Height, 4);
    }

    private static async Task<double> SearchFieldAsync(IPage page) => (await page.Locator("header .find").BoundingBoxAsync())!.X;

    private async Task<Office> OpenOfficeAsync(string key, ColorScheme scheme)
    {
        var tenant = await DeskTenant.AddAsync(browser.Services, DateTimeOffset.UtcNow, key);
        foreach (var (name, role) in new[] { ("writer", ConsoleRole.Admin), ("approver", ConsoleRole.Admin), ("agent", ConsoleRole.Agent) })
        {
            var actor = await Operators.AddAsync(browser.Services, tenant.TenantId, $"{key}-{name}", role);
            await using var db = Operators.Open(browser.Services);
            db.BindTo(tenant.TenantId);
            var person = await db.People.SingleAsync(row => row.Id == actor.PersonId);
            // dates are typed in the writer's zone
            (person.Teams, person.Clearance, person.TimeZone) = (["one"], Classifications.Internal, "UTC");
            await db.SaveChangesAsync();
        }

        return new(browser, scheme);
    }

    private sealed class Office(BrowserFixture browser, ColorScheme scheme) : IAsyncDisposable
    {
        private readonly List<IBrowserContext> _windows = [];

        public async Task<IPage> OpenAsync(string person, string path)
        {
            var window = await browser.OpenWindowAsync(scheme);
            _windows.Add(window);
            return await SignInAsync(window, path, person);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var window in _windows)
            {
                await window.DisposeAsync();
            }
        }
    }
}
