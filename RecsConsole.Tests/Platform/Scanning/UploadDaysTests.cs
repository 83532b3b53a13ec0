using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Scanning;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Scanning;

/// <summary>Nobody uploads more within a day than the operator permits, in number or in size.</summary>
public sealed class UploadDaysTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_too_many_is_refused_until_the_next_day_and_audited_once()
    {
        await using var world = await WorldAsync(files: 2, megabytes: 100);
        var ben = await world.AddMemberAsync("ben", ConsoleRole.Agent);
        (await TakeAsync(world, world.Here.Agent, 10)).ShouldBeNull();
        (await TakeAsync(world, world.Here.Agent, 10)).ShouldBeNull();

        var refused = await TakeAsync(world, world.Here.Agent, 10);
        await TakeAsync(world, world.Here.Agent, 10);

        refused!.Kind.ShouldBe(ErrorKind.Unavailable);
        refused.Message.ShouldContain("more than 2 files or 100 MB within a day");
        (await TakeAsync(world, ben, 10)).ShouldBeNull("each person has a day of their own");
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == UploadScan.Operation, Token);
        (entry.Outcome, entry.Reason, entry.ActorId).ShouldBe(("denied", "daily_limit", world.Here.Agent.PersonId));

        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        (await TakeAsync(world, world.Here.Agent, 10)).ShouldBeNull();
    }

    [Fact]
    public async Task Files_together_are_not_larger_than_the_limit_and_smaller_ones_still_fit()
    {
        await using var world = await WorldAsync(files: 100, megabytes: 1);
        (await TakeAsync(world, world.Here.Agent, Megabyte - 10)).ShouldBeNull();

        (await TakeAsync(world, world.Here.Agent, 11))!.Kind.ShouldBe(ErrorKind.Unavailable);
        (await TakeAsync(world, world.Here.Agent, 10)).ShouldBeNull();
        (await TakeAsync(world, world.Here.Agent, 1))!.Kind.ShouldBe(ErrorKind.Unavailable);
    }

    private static Task<DeskWorld> WorldAsync(int files, int megabytes) =>
        DeskWorld.CreateAsync(replace: services =>
            services
                .AddUploadScan()
                .Configure<UploadOptions>(options => (options.FilesPerDay, options.MegabytesPerDay) = (files, megabytes))
        );

    private static async Task<Error?> TakeAsync(DeskWorld world, Actor actor, int bytes) =>
        (await world.Get<BrowserFiles>().ReadAsync(actor, new ChosenFile(bytes), 10 * Megabyte, Token)).Error;

    private sealed class ChosenFile(int bytes) : IBrowserFile
    {
        public string Name => "guide.md";

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Size => bytes;

        public string ContentType => "text/markdown";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            new MemoryStream(new byte[bytes]);
    }
}
