using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using RecsConsole.Platform.Tables;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Tables;

/// <summary>A workbook is read like the CSV of its first sheet, with the same errors by row, and within limits.</summary>
public sealed class WorkbookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_of_every_kind_become_text_and_a_row_stays_one_line()
    {
        var path = Write(
            Row("a, \"b\"", new DateTime(2026, 3, 1, 9, 30, 0), 1.5, true),
            Row(null, null, null, null),
            Row("x\ny", new DateTime(2026, 3, 2), -12, false),
            Row(null, null, null, null)
        );
        using var file = File.OpenRead(path);

        Workbook.IsOne(file).ShouldBeTrue();
        using var text = Workbook.Text(file, mostBytes: null);

        using var reader = new StreamReader(text);
        reader
            .ReadToEnd()
            .Split('\n')
            .ShouldBe([
                "key,at,number,flag",
                "\"a, \"\"b\"\"\",2026-03-01 09:30:00,1.5,true",
                ",,,",
                "x y,2026-03-02 00:00:00,-12,false",
                "",
            ]);
    }

    [Fact]
    public void Table_is_read_from_a_workbook_and_names_the_row_of_an_error()
    {
        var path = Write(Row("a", null, 1, true), Row("b", null, 2, true));

        var (columns, rows) = TableFile.Read(path, ["key", "at", "number", "flag"], 1, Token);

        rows.Select(row => (row.Line, columns.Cell(row, "key"), columns.Cell(row, "number"))).ShouldBe([(2L, "a", "1"), (3L, "b", "2")]);
        Should.Throw<TableInputException>(() => TableFile.Read(path, ["key", "at", "number"], 1, Token)).Message.ShouldContain("flag");
    }

    [Fact]
    public void Workbook_that_unpacks_to_more_than_allowed_is_refused()
    {
        var path = Write(Row("a", null, 1, true));
        using var file = File.OpenRead(path);

        Should.Throw<InvalidDataException>(() => Workbook.Text(file, mostBytes: 100)).Message.ShouldContain("unpacks to more");
    }

    [Theory]
    [InlineData("<dimension ref=\"A1:ZZZZZZ9\"/><sheetData/>")]
    [InlineData("<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"/></row></sheetData>")]
    [InlineData("<sheetData><row r=\"2000000000\"><c r=\"A1\"/></row></sheetData>")]
    public void Sheet_that_names_a_place_far_away_is_refused_before_it_is_filled_up(string content)
    {
        using var file = Sheet(content);

        Should.Throw<InvalidDataException>(() => Workbook.Text(file, mostBytes: null)).Message.ShouldContain("beyond");
    }

    [Fact]
    public void Rows_without_cells_count_towards_the_limit()
    {
        const string First = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>";
        const string Last = "<row r=\"5000\"><c r=\"A5000\" t=\"str\"><v>b</v></c></row>";
        using var fits = Sheet($"<sheetData>{First}{Last}</sheetData>");
        using var grows = Sheet($"<sheetData>{First}{Last}</sheetData>");

        using var text = Workbook.Text(fits, mostBytes: 10_000);

        text.Length.ShouldBe(5_002);
        Should.Throw<InvalidDataException>(() => Workbook.Text(grows, mostBytes: 1_000)).Message.ShouldContain("million cells");
    }

    [Fact]
    public void Damaged_workbook_is_refused_and_another_archive_is_none()
    {
        using var damaged = Archive("xl/workbook.xml");
        using var other = Archive("readme.txt");
        using var cut = new MemoryStream("PK\u0003\u0004 rest"u8.ToArray());

        Workbook.IsOne(damaged).ShouldBeTrue();
        Should.Throw<InvalidDataException>(() => Workbook.Text(damaged, mostBytes: null));
        Workbook.IsOne(other).ShouldBeFalse();
        Workbook.IsOne(cut).ShouldBeFalse();
        cut.Position.ShouldBe(0);
    }

    private static MemoryStream Sheet(string content) =>
        Archive(
            "xl/worksheets/sheet1.xml",
            $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{content}</worksheet>"
        );

    private static MemoryStream Archive(string name, string content = "no xml")
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }

        bytes.Position = 0;
        return bytes;
    }

    private static Dictionary<string, object?> Row(string? key, DateTime? at, double? number, bool? flag) =>
        new(StringComparer.Ordinal)
        {
            ["key"] = key,
            ["at"] = at,
            ["number"] = number,
            ["flag"] = flag,
        };

    private string Write(params IEnumerable<Dictionary<string, object?>> rows)
    {
        var path = _folder.In(Guid.NewGuid().ToString("N") + ".xlsx");
        MiniExcel.SaveAs(path, rows.ToList());
        return path;
    }
}
