using RecsConsole.Casework.Waiting;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

public sealed class ErasuresToDecideTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasure_waits_for_the_second_person_and_their_page_follows_until_it_is_declined()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddAudit().AddWork());
        var (ada, ben) = (await world.AddPersonAsync("ada", ConsoleRole.Admin), await world.AddPersonAsync("ben", ConsoleRole.Admin));

        await world.Database.ShouldTellWorkOfAsync(
            ben,
            () => world.Get<RequestErasure>().RunAsync(ada, new(SubjectName.Account("acme"), "A court has asked for it."), Token)
        );

        var line = (await world.Database.ReadWorkAsync(ben)).Lines.ShouldHaveSingleItem();
        (line.Item.Kind, line.Item.Address).ShouldBe((WaitingKind.Publish, "/admin/privacy"));
        var asked = (await world.Get<ListErasures>().RunAsync(ben, new(), Token)).Value!.Waiting.ShouldHaveSingleItem();

        await world.Database.ShouldTellWorkOfAsync(ben, () => world.Get<RejectErasure>().RunAsync(ben, asked.Request, Token));
        await world.Database.ShouldHaveNoWorkAsync(ada, ben);
    }
}
