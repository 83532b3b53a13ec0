using System.IO.Compression;
using System.Text;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class DocumentFilesTests : IDisposable
{
    private const int Letters = 8_100_000; // a little more than a line may have

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bomb.jsonl.gz")]
    [InlineData("bomb.md")]
    public async Task Compressed_text_that_grows_beyond_the_limit_is_refused_before_it_is_whole(string name)
    {
        await using (var file = new GZipStream(File.Create(_folder.In(name)), CompressionLevel.Fastest))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(new string('a', Letters)), TestContext.Current.CancellationToken);
        }

        var isFolder = name.EndsWith(".md", StringComparison.Ordinal);
        var files = isFolder ? new DocumentFiles(_folder.FullPath, null) : new(null, _folder.In(name));

        Should.Throw<DocumentFileException>(() => files.Read().ToList()).Message.ShouldContain(name);
    }

    [Fact]
    public async Task Links_do_not_lead_out_of_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var (inside, outside) = (Directory.CreateDirectory(_folder.In("inside")), Directory.CreateDirectory(_folder.In("outside")));
        foreach (var folder in new[] { inside, outside })
        {
            var path = Path.Combine(folder.FullName, $"{folder.Name}.md");
            await File.WriteAllTextAsync(path, "---\ntitle: A title\n---\nText.", TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(Path.Combine(inside.FullName, "file.md"), Path.Combine(outside.FullName, "outside.md"));
        Directory.CreateSymbolicLink(Path.Combine(inside.FullName, "folder"), outside.FullName);

        new DocumentFiles(inside.FullName, null).Read().ShouldHaveSingleItem();
    }
}
