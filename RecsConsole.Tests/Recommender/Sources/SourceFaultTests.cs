using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>If one source fails, only its candidates are missing, and the card says so.</summary>
public sealed class SourceFaultTests
{
    [Fact]
    [Trait("Req", "R187")]
    public async Task Presence_that_cannot_be_read_costs_the_people_alone()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
        {
            services.RemoveAll<IPeopleSource>();
            services.AddSingleton<DatabasePeopleSource>();
            services.AddSingleton<IPeopleSource, PeopleWithoutPresence>();
        });

        var shown = await world.RecommendAsync();

        shown.Notice.ShouldBe("Created without these sources: people's availability (failed).");
        shown.Slates.Single(slate => slate.Kind == SlateKind.Expert).Items.ShouldBeEmpty();
        shown.Slates.Single(slate => slate.Kind == SlateKind.Action).Items.ShouldNotBeEmpty();
        shown.Slates.Single(slate => slate.Kind == SlateKind.Document).Items.ShouldNotBeEmpty();
    }

    private sealed class PeopleWithoutPresence(DatabasePeopleSource people) : IPeopleSource
    {
        public Task<IReadOnlyList<PersonRecord>> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
            people.ReadAsync(actor, cancellationToken);

        public Task<IReadOnlyList<PresenceRecord>> ReadPresenceAsync(
            Actor actor,
            IReadOnlyCollection<Guid> personIds,
            PresenceQuestion question,
            CancellationToken cancellationToken
        ) => throw new TimeoutException("The people's system does not answer.");
    }
}
