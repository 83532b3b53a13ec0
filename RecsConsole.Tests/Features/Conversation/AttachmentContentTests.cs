using System.IO.Compression;
using System.Text;
using RecsConsole.Casework.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A file is accepted only if its content begins like what its name says; whoever sends it, the same rules ask.</summary>
public sealed class AttachmentContentTests
{
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>A small file of each type, as programs write them.</summary>
    private static readonly Dictionary<string, byte[]> s_files = new(StringComparer.Ordinal)
    {
        ["a.csv"] = Encoding.Latin1.GetBytes("K\u00FCrzel;Menge\r\nA;1\r\n"),
        ["excel.csv"] = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Kürzel\tMenge\r\n")],
        ["a.docx"] = Zip("[Content_Types].xml"),
        ["a.gif"] = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        ["a.jpeg"] = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF\0"u8],
        ["a.jpg"] = [0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x10, .. "Exif\0"u8],
        ["a.json"] = "\uFEFF\r\n{\"a\": 1}"u8.ToArray(),
        ["a.log"] = "12:00 \u001B[31mfailed\u001B[0m\n"u8.ToArray(),
        ["A.PDF"] = "%PDF-1.7\n%\u00E2\u00E3\n"u8.ToArray(),
        ["a.png"] = Convert.FromBase64String(Picture),
        ["a.pptx"] = Zip("[Content_Types].xml"),
        ["a.txt"] = "Grüße, 日本語\n"u8.ToArray(),
        ["a.webp"] = [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8],
        ["a.xlsx"] = Zip("[Content_Types].xml"),
        ["a.xml"] = "\uFEFF<?xml version=\"1.0\"?><a/>"u8.ToArray(),
        ["a.zip"] = Zip("readme.txt"),
        ["empty.zip"] = Zip(null),
    };

    public static TheoryData<string> Files() => [.. s_files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_with_the_content_of_its_type_is_accepted(string name) => AttachmentRules.ProblemOf(name, s_files[name]).ShouldBeNull();

    [Fact]
    public void Every_ending_that_is_accepted_has_a_rule_for_its_content()
    {
        var endings = AttachmentRules.Endings.Split(',');

        s_files
            .Keys.Select(name => Path.GetExtension(name).ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(endings, ignoreOrder: true);
    }

    [Theory]
    [InlineData("a.png", "a.pdf")]
    [InlineData("a.png", "a.docx")]
    [InlineData("a.png", "a.txt")]
    [InlineData("a.png", "a.jpg")]
    [InlineData("A.PDF", "a.png")]
    [InlineData("a.zip", "a.csv")]
    [InlineData("a.zip", "a.webp")]
    [InlineData("a.gif", "a.log")]
    [InlineData("a.txt", "a.json")]
    [InlineData("a.txt", "a.xml")]
    [InlineData("a.xml", "a.gif")]
    [InlineData("a.jpg", "a.xlsx")]
    [InlineData("excel.csv", "a.zip")]
    public void Content_of_another_type_is_refused_and_the_file_is_named(string content, string name)
    {
        var problem = AttachmentRules.ProblemOf(name, s_files[content]);

        problem.ShouldBe($"\"{name}\" was not accepted because its content is not that of a {Path.GetExtension(name)} file.");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a' })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0xD8, 0x00, 0x00, (byte)'a' })]
    public void Text_is_text(byte[] content) => AttachmentRules.ProblemOf("a.txt", content).ShouldNotBeNull();

    private static byte[] Zip(string? name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            if (name is not null)
            {
                archive.CreateEntry(name);
            }
        }

        return stream.ToArray();
    }
}
