using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Documents.Import.Formats;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents.Upload;

/// <summary>What HTML, Word and PDF files say in Markdown.</summary>
public sealed class ConversionTests
{
    private const string Page = """
        <html><head><title>Reset a token</title></head><body><nav>menu</nav><main>
        <h1>Reset a *token*</h1>
        <p>Use <b>admin </b>rights, see <a href="https://help.example/a">the page</a>,
          not <a href="javascript:alert(1)">this</a>.<br>snake_case</p>
        <ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>
        <table><tr><th>A</th><th>B|C</th></tr><tr><td colspan="2">x</td></tr></table>
        <pre>if (a)
          b();</pre><p># not a heading</p></main><script>alert(1)</script></body></html>
        """;

    private static ConversionBudget Budget => new(ConversionLimits.Usual, TestContext.Current.CancellationToken);

    [Fact]
    public void Page_keeps_headings_links_lists_tables_and_code_and_loses_menus_and_scripts()
    {
        var read = HtmlConversion.Convert(System.Text.Encoding.UTF8.GetBytes(Page), Budget);

        read.Title.ShouldBe("Reset a token");
        read.Text.ShouldBe(
            """
            # Reset a \*token\*

            Use **admin** rights, see [the page](https://help.example/a), not this.\
            snake_case

            - One
              - Inner
            - Two

            | A | B\|C |
            | --- | --- |
            | x |  |

            ```
            if (a)
              b();
            ```

            \# not a heading
            """
        );
    }

    // read twice at each level, this would take longer than the universe is old
    [Fact]
    public void Links_within_links_are_read_once()
    {
        var nested = string.Concat(Enumerable.Repeat("<a href=\"#x\"><marquee>", 80));

        HtmlConversion.Convert(System.Text.Encoding.UTF8.GetBytes($"<main>{nested}deep</main>"), Budget).Text.ShouldBe("deep");
    }

    [Fact]
    public void Quotations_of_quotations_end_before_they_fill_the_memory()
    {
        var nested = string.Concat(Enumerable.Repeat("<blockquote>", 150));
        var lines = string.Concat(Enumerable.Repeat("<p>x", 20_000));

        Should.Throw<DocumentInputException>(() => HtmlConversion.Convert(System.Text.Encoding.UTF8.GetBytes(nested + lines), Budget));
    }

    [Fact]
    public void Word_document_keeps_its_structure_and_loses_deleted_and_hidden_text()
    {
        var read = DocxConversion.Convert(WordFiles.Guide(), Budget);

        read.Title.ShouldBe("Reset a token");
        read.Text.ShouldBe(
            """
            # Reset a token

            Sign in as **admin** and open [the help](https://help.example/token).

            ## Steps

            1. Open settings
               - then Tokens
            2. Press reset

            Afterwards:

            - Tell the customer

            | State | Meaning |
            | --- | --- |
            | active | in use |
            """
        );
    }

    [Fact]
    public void Pdf_keeps_headings_and_paragraphs_and_loses_its_footer()
    {
        var text = PdfConversion.Convert(PdfFiles.Chapters(), Budget).Text;

        text.ShouldStartWith(
            "# Chapter A\n\nThe token is stored in the vault and is never written to a log, which auditors check every month.\n\n# Chapter B"
        );
        text.ShouldNotContain("Internal, page");
    }

    [Fact]
    public void File_that_cannot_be_read_says_why()
    {
        Why(() => PdfConversion.Convert(PdfFiles.Scan(), Budget)).ShouldContain("pictures only");
        Why(() => PdfConversion.Convert("no pdf"u8.ToArray(), Budget)).ShouldContain("damaged");
        Why(() => DocxConversion.Convert("no zip"u8.ToArray(), Budget)).ShouldContain("damaged");
        Why(() => HtmlConversion.Convert("<script>1</script>"u8.ToArray(), Budget)).ShouldContain("no text");
        Why(() => HtmlConversion.Convert(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 5000)) + "x"), Budget))
            .ShouldContain("nested");
    }

    private static string Why(Func<ConvertedFile> convert) => Should.Throw<DocumentInputException>(() => convert()).Message;
}
