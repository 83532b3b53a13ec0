using Bunit;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Screen;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Screen;

/// <summary>The errors of a file on its page: one page of them at a time, and how to reach the others.</summary>
public sealed class FilePreviewTests : BunitContext
{
    [Fact]
    public async Task Errors_beyond_the_first_page_are_one_click_away()
    {
        var asked = 0;
        var part = Render<FilePreview>(p =>
            p.Add(each => each.File, FileWith(count: 450, listed: 200))
                .Add(each => each.TimeZone, "UTC")
                .Add(each => each.OnProblemPage, page => asked = page)
        );
        part.FindAll("table.problems tbody tr").Count.ShouldBe(200);
        part.Find("nav [role=status]").TextContent.ShouldContain("450");

        await part.FindAll("nav button")[1].ClickAsync(new());

        asked.ShouldBe(2);
    }

    [Fact]
    public void Errors_of_one_page_have_no_pages()
    {
        var part = Render<FilePreview>(p => p.Add(each => each.File, FileWith(count: 3, listed: 3)).Add(each => each.TimeZone, "UTC"));

        part.FindAll("table.problems tbody tr").Count.ShouldBe(3);
        part.FindAll("nav").ShouldBeEmpty();
    }

    private static CheckedFile FileWith(int count, int listed) =>
        new(
            FileKind.Tickets,
            count,
            count,
            [],
            [.. Enumerable.Range(2, listed).Select(line => new FileProblem(line, "Created at", "x", "expected a time"))],
            count,
            null
        );
}
