using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>Author and second person write to each other about a draft, and each finds it in their work.</summary>
public sealed class DraftCommentTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _wanda = null!;
    private Actor _otto = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddDocuments().AddWork());
        _wanda = await _world.AddPersonAsync("wanda", ConsoleRole.Admin);
        _otto = await _world.AddPersonAsync("otto", ConsoleRole.Admin);
        await using var db = _world.Open();
        db.Documents.RemoveRange(db.Documents.Where(row => row.Status == DocumentStatus.Draft));
        db.Documents.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "how-to",
                Version = 1,
                Title = "How to call back",
                Kind = "runbook",
                Text = "# Call",
                Status = DocumentStatus.Draft,
                AuthorId = _wanda.PersonId,
                UpdatedAt = _world.Database.Clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(Token);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Draft_goes_back_and_forth_with_its_comments_until_it_is_approved()
    {
        (await SubmitAsync(0, "Ready?")).Error.ShouldBeNull();
        (await ReadAsync(_otto)).Lines.ShouldHaveSingleItem().Item.Comment.ShouldBe("Ready?");

        _world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RejectAsync(1, "Which number?")).Error.ShouldBeNull();

        var line = (await ReadAsync(_wanda)).Lines.ShouldHaveSingleItem();
        (line.Item.Kind, line.From, line.Item.Comment).ShouldBe((WaitingKind.Revise, "Otto", "Which number?"));
        (await ReadAsync(_otto)).Lines.ShouldBeEmpty();

        _world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SubmitAsync(2, "Added.")).Error.ShouldBeNull();
        (await ReadAsync(_wanda)).Lines.ShouldBeEmpty();
        (await ReadAsync(_otto)).Lines.ShouldHaveSingleItem().Item.Comment.ShouldBe("Added.");
        (await _world.Get<ApproveVersion>().RunAsync(_otto, new("how-to", 1, 3), Token)).Error.ShouldBeNull();
        await _world.Database.ShouldHaveNoWorkAsync(_wanda, _otto);
    }

    [Fact]
    public async Task Sending_back_needs_a_comment_and_somebody_else()
    {
        (await RejectAsync(0, " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        var own = await _world.Get<RejectVersion>().RunAsync(_wanda, new("how-to", 1, 0), "Mine", Token);
        own.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    private Task<Result<string>> SubmitAsync(long revision, string comment) =>
        _world.Get<SubmitVersion>().RunAsync(_wanda, new("how-to", 1, revision), comment, Token);

    private Task<Result<string>> RejectAsync(long revision, string comment) =>
        _world.Get<RejectVersion>().RunAsync(_otto, new("how-to", 1, revision), comment, Token);

    private Task<WorkView> ReadAsync(Actor actor) => _world.Database.ReadWorkAsync(actor);
}
