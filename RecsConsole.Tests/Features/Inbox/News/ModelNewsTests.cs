using RecsConsole.Features.Inbox;
using RecsConsole.Features.Models.Life;
using RecsConsole.Tests.Features.Models;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox.News;

/// <summary>Those who may decide on a proposed model are told, and its proposer why it was rejected.</summary>
public sealed class ModelNewsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_person_is_told_with_the_reason_and_the_proposer_is_told_why_it_was_rejected()
    {
        await using var world = await ModelWorld.OpenAsync(add: services => services.AddInbox());
        var database = world.Desk.Database;
        var version = await world.RegisterAsync();

        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull();

        var told = (await database.ReadInboxAsync(world.Rupert)).ShouldHaveSingleItem();
        (told.Kind, told.From, told.Text).ShouldBe((InboxKind.ModelProposed, "Person adele", "Because of figures"));
        InboxLabels.Title(told).ShouldBe($"The model {version} is proposed");
        InboxLabels.Address(told).ShouldBe($"/models/{version}");
        await database.ShouldHaveNoNewsAsync(world.Adele, world.Supervisor, world.Stranger);

        var rejected = await world.Get<RejectProposal>().RunAsync(world.Rupert, await world.StepAsync(version, "Worse at night"), Token);

        rejected.Error.ShouldBeNull();
        var back = (await database.ReadInboxAsync(world.Adele)).ShouldHaveSingleItem();
        (back.Kind, back.From, back.Text).ShouldBe((InboxKind.ModelRejected, "Person rupert", "Worse at night"));
        InboxLabels.Address(back).ShouldBe($"/models/{version}");
        await database.ShouldHaveNoNewsAsync(world.Rupert, world.Supervisor, world.Stranger);
    }

    [Fact]
    public async Task Withdrawn_or_promoted_proposal_need_not_be_read_any_more_and_a_second_one_is_told_again()
    {
        await using var world = await ModelWorld.OpenAsync(add: services => services.AddInbox());
        var database = world.Desk.Database;
        var third = await world.AddAsync(world.Desk.Here.TenantId, "cleo", "admin");
        var version = await world.RegisterAsync();

        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull();
        (await world.Get<WithdrawProposal>().RunAsync(world.Adele, await world.StepAsync(version), Token)).Error.ShouldBeNull();
        await database.ShouldHaveNoNewsAsync(world.Adele, world.Rupert, third);

        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull();
        (await database.ReadInboxAsync(third)).ShouldHaveSingleItem().Kind.ShouldBe(InboxKind.ModelProposed);
        (await world.PromoteAsync(world.Rupert, version)).Error.ShouldBeNull();
        await database.ShouldHaveNoNewsAsync(world.Adele, world.Rupert, third);
    }
}
