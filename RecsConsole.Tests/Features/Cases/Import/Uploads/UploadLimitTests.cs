using System.IO.Compression;
using System.Text;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Startup;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Uploads;

public sealed class UploadLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_nothing_of_it_is_kept()
    {
        await using var desk = await UploadDesk.CreateAsync(limits => limits.MostMegabytes = 1);
        var text = UploadDesk.Header + "\n" + new string('x', 1_100_000);

        var result = await desk.SendAsync(desk.Admin, text);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain("larger than 1 MB");
        FilesOf(desk).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_very_much_is_refused_without_being_unpacked_whole()
    {
        await using var desk = await UploadDesk.CreateAsync(limits => limits.MostMegabytesUnpacked = 1);
        var sent = (await desk.SendAsync(desk.Admin, Bomb(20), "tickets.csv.gz")).Value.ShouldNotBeNull();
        sent.Bytes.ShouldBeLessThan(200_000);

        var file = await desk.CheckAsync(desk.Admin, sent);
        var run = await desk.ImportAsync(desk.Admin, sent);

        file.Problems.ShouldContain(problem => problem.Reason.Contains("larger than 1 MB when unpacked", StringComparison.Ordinal));
        (run.Status, run.Result!.Contains("1 MB", StringComparison.Ordinal)).ShouldBe((JobStatus.Failed, true));
    }

    [Fact]
    public async Task More_rows_than_allowed_are_refused()
    {
        await using var desk = await UploadDesk.CreateAsync(limits => limits.MostRows = 10);
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets(11))).Value!;

        var file = await desk.CheckAsync(desk.Admin, sent);

        file.Problems.ShouldHaveSingleItem().Reason.ShouldContain("more than 10 rows");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 rest of a workbook", "workbook")]
    [InlineData("a,b\u0000c\n1,2\n", "binary")]
    [InlineData("", "empty")]
    public async Task What_is_no_table_of_text_is_refused_as_it_is_sent(string text, string says)
    {
        await using var desk = await UploadDesk.CreateAsync();

        var result = await desk.SendAsync(desk.Admin, text);

        result.Error.ShouldNotBeNull().Message.ShouldContain(says);
        FilesOf(desk).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_huge_field_is_refused_with_its_line()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var text = UploadDesk.Tickets(3) + $"T-9,{new string('x', 1_200_000)},b,Open,2026-02-01 10:00,,,,,Ana,Desk,Low,Acme\n";
        var sent = (await desk.SendAsync(desk.Admin, text)).Value!;

        var file = await desk.CheckAsync(desk.Admin, sent);

        file.Problems.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(problem => problem.Line.ShouldBe(8), problem => problem.Reason.ShouldContain("longer than"));
    }

    [Fact]
    public async Task Separator_encoding_and_times_are_found_and_can_be_said()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var text =
            "Fallnummer;Betreff;Status;Erstellt am;Gelöst am;Bearbeiter\n1;Drucker druckt nicht für Müller;Gelöst;3.2.2026 10:00;14.2.2026 11:00;Jörg\n";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

        var sent = (await desk.SendAsync(desk.Admin, bytes)).Value!;
        var file = await desk.CheckAsync(desk.Admin, sent);

        (sent.Plan.Separator, sent.Plan.Encoding, sent.Plan.Kind).ShouldBe((';', "windows-1252", FileKind.Tickets));
        (sent.Plan.Columns["resource"], sent.Plan.Columns["title"]).ShouldBe(("Bearbeiter", "Betreff"));
        file.IsGood.ShouldBeTrue();
        file.TimeFormat.ShouldBe("dd.MM.yyyy HH:mm");
        file.Preview[0].Cells["title"].Text.ShouldBe("Drucker druckt nicht für Müller");
    }

    [Fact]
    public async Task Times_that_can_be_read_in_two_ways_are_asked_for()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, "ticket,opened,status\n1,1/1/2026 10:00,Open\n2,2/3/2026 10:00,Open\n")).Value!;

        var unsure = await desk.CheckAsync(desk.Admin, sent);
        var said = await desk.CheckAsync(desk.Admin, sent, sent.Plan with { TimeFormat = "MM/dd/yyyy HH:mm" });

        unsure.Problems.ShouldHaveSingleItem().Reason.ShouldContain("dd/MM/yyyy HH:mm or MM/dd/yyyy HH:mm");
        said.IsGood.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_browser_asks_for_and_no_file_can_be_read_by_is_refused()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, UploadDesk.Tickets(3))).Value!;

        foreach (
            var plan in new[]
            {
                sent.Plan with
                {
                    Encoding = "utf-7",
                },
                sent.Plan with
                {
                    Separator = 'x',
                },
                sent.Plan with
                {
                    TimeZone = "Mars/Olympus",
                },
                sent.Plan with
                {
                    TimeFormat = "%Q",
                },
                sent.Plan.With("nothing", "Ticket"),
                sent.Plan.With("status", "no such column"),
                sent.Plan.With("opened", null),
            }
        )
        {
            (await desk.Get<PreviewImport>().RunAsync(desk.Admin, new(sent.Id, plan), Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
            (await desk.Get<RequestImport>().RunAsync(desk.Admin, new(sent.Id, plan), Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        }
    }

    [Fact]
    public async Task A_file_of_a_log_comes_in_by_the_page_as_well()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var text = new StringBuilder("Case ID\tActivity\tTimestamp\tResource\n");
        for (var i = 0; i < 12; i++)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"c{i}\tcheck\t2026-01-{i + 1:00} 10:00\tAna\nc{i}\tclose\t2026-01-{i + 1:00} 12:00\tBen\n"
            );
        }

        var sent = (await desk.SendAsync(desk.Admin, text.ToString(), "log.tsv")).Value!;
        var run = await desk.ImportAsync(desk.Admin, sent);

        (sent.Plan.Kind, sent.Plan.Separator).ShouldBe((FileKind.Events, '\t'));
        run.Status.ShouldBe(JobStatus.Done, run.Result);
        var brought = (await desk.ReadAsync(desk.Admin)).Brought.ShouldNotBeNull();
        (brought.Counts!.Cases, brought.Counts.Events).ShouldBe((12, 24));
        (await desk.ReadFoundAsync(desk.Admin)).Actions.Select(action => action.Key).ShouldBe(["check", "close"]);
    }

    [Fact]
    public async Task Every_error_of_a_file_is_listed_by_its_line_on_one_of_the_pages()
    {
        const int Wrong = 450;
        await using var desk = await UploadDesk.CreateAsync();
        var text = new StringBuilder(UploadDesk.Tickets(30));
        for (var i = 0; i < Wrong; i++)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"W-{i},a,b,Open,no time {i},,,,2026-02-01 10:00,Ana,Desk,Low,Acme\n"
            );
        }

        var sent = (await desk.SendAsync(desk.Admin, text.ToString())).Value!;
        var plan = (sent.Plan with { Kind = FileKind.Tickets, Columns = new Dictionary<string, string>(StringComparer.Ordinal) })
            .With("case", "Ticket")
            .With("opened", "Created at"); // so many values that are no times look like another column
        List<FileProblem> listed = [];
        List<int> sizes = [];
        for (var page = 1; page <= 4; page++)
        {
            var file = await desk.CheckAsync(desk.Admin, sent, plan, page);
            file.ProblemCount.ShouldBe(Wrong);
            sizes.Add(file.Problems.Count);
            listed.AddRange(file.Problems);
        }

        sizes.ShouldBe([200, 200, 50, 0]);
        listed
            .Select(problem => problem.Line)
            .ShouldBe(Enumerable.Range(62, Wrong).Select(line => (long)line), "each ticket before them has two lines");
        listed.Select(problem => problem.Value).ShouldBe(Enumerable.Range(0, Wrong).Select(i => (string?)$"no time {i}"));
    }

    [Fact]
    public async Task A_file_that_nobody_imports_is_removed()
    {
        await using var desk = await UploadDesk.CreateAsync(limits => limits.KeepHours = 1);
        await desk.SendAsync(desk.Admin, UploadDesk.Tickets(3));
        var job = new RemoveUploadsJob(
            desk.Get<UploadStore>(),
            Microsoft.Extensions.Options.Options.Create(new CaseFileOptions { KeepHours = 1 }),
            desk.Get<TimeProvider>()
        );
        var context = new JobContext(Actor.Job(desk.Admin.TenantId), Guid.NewGuid(), null, 1);

        await job.RunAsync(context, new JobProgress(), Token);
        FilesOf(desk).ShouldNotBeEmpty();
        desk.Get<Support.ManualClock>().Advance(TimeSpan.FromHours(2));
        await job.RunAsync(context, new JobProgress(), Token);

        FilesOf(desk).ShouldBeEmpty();
    }

    private static string[] FilesOf(UploadDesk desk)
    {
        var folder = desk.Get<DataFolder>().In("imports");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(UploadDesk.Header + "\n"));
            for (var i = 0; i < megabytes * 1000; i++)
            {
                gzip.Write(Encoding.UTF8.GetBytes($"T{i},{new string(' ', 1000)},,Open,2026-02-01 10:00,,,,,Ana,Desk,Low,Acme\n"));
            }
        }

        return packed.ToArray();
    }
}
