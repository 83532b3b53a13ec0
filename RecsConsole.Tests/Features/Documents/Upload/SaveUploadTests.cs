using System.Text;
using RecsConsole.Features.Documents.Administration.Uploads;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents.Upload;

public sealed class SaveUploadTests
{
    [Fact]
    public async Task Each_kind_of_file_becomes_a_draft_under_its_name()
    {
        await using var office = await DocumentOffice.OpenAsync();

        var plain = await SaveAsync(office, office.Writer, "VPN setup.md", "# VPN\n\nUse the client."u8.ToArray());
        var page = await SaveAsync(office, office.Writer, "faq.HTML", "<p>Ask.</p>"u8.ToArray());
        var word = await SaveAsync(office, office.Writer, "token.docx", WordFiles.Guide());
        var pdf = await SaveAsync(office, office.Writer, "chapters.pdf", PdfFiles.Chapters());

        plain.Value.ShouldBe(new("vpn-setup", "VPN", 1, UploadOutcome.NewDocument));
        page.Value.ShouldBe(new("faq", "faq", 1, UploadOutcome.NewDocument));
        word.Value.ShouldBe(new("token", "Reset a token", 1, UploadOutcome.NewDocument));
        pdf.Value.ShouldBe(new("chapters", "Chapter A", 1, UploadOutcome.NewDocument));
        (await office.OpenAsync("token")).Versions.ShouldHaveSingleItem().Status.ShouldBe(DocumentStatus.Draft);
    }

    [Fact]
    public async Task File_of_a_known_document_becomes_its_next_version_with_the_same_readers()
    {
        await using var office = await DocumentOffice.OpenAsync();
        var before = (await office.OpenAsync("guide")).Versions[0].Content;

        var same = await SaveAsync(office, office.Writer, "guide.md", Encoding.UTF8.GetBytes(before.Text));
        var next = await SaveAsync(office, office.Writer, "guide.md", "Two pages."u8.ToArray());
        var again = await SaveAsync(office, office.Writer, "guide.md", "Three pages."u8.ToArray());

        same.Value!.Outcome.ShouldBe(UploadOutcome.Unchanged);
        next.Value!.Outcome.ShouldBe(UploadOutcome.NewVersion);
        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var after = (await office.OpenAsync("guide")).Versions[0].Content;
        after.Text.ShouldBe("Two pages.");
        (after.Title, after.OwnerId, after.Classification).ShouldBe((before.Title, before.OwnerId, before.Classification));
        after.Acl.ShouldBe(before.Acl);
    }

    [Fact]
    public async Task File_of_another_type_or_size_or_person_is_refused()
    {
        await using var office = await DocumentOffice.OpenAsync();

        var type = await SaveAsync(office, office.Writer, "setup.exe", [1]);
        var size = await SaveAsync(office, office.Writer, "large.md", new byte[UploadRules.MaxBytes + 1]);
        var broken = await SaveAsync(office, office.Writer, "bad.md", "---\ntitle: T\nkind: poem\n---\nx"u8.ToArray());
        var agent = await SaveAsync(office, office.Agent, "mine.md", "Text."u8.ToArray());

        type.Error!.Message.ShouldContain("PDF");
        size.Error!.Message.ShouldContain("10 MB");
        broken.Error!.Message.ShouldStartWith("Line 3");
        agent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static Task<Result<SavedUpload>> SaveAsync(DocumentOffice office, Actor actor, string name, byte[] content) =>
        office.Get<SaveUpload>().RunAsync(actor, new(name, content), TestContext.Current.CancellationToken);
}
