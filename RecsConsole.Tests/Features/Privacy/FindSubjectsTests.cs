using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform.Auditing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>A search for people and customers leaves a trace.</summary>
public sealed class FindSubjectsTests : PrivacyDesk
{
    [Theory]
    [InlineData("person", "Nobody Known")]
    [InlineData("account", "ACM")]
    [InlineData("person", "")]
    public async Task Search_for_somebody_is_in_the_trail_without_the_words(string kind, string text)
    {
        var found = await World.Get<FindSubjects>().RunAsync(Admin, new(kind, text), Cancelled);
        await World.Get<FindSubjects>().RunAsync(Admin, new(kind, text), Cancelled); // the page reads again
        await World.Get<ViewLog>().WriteAsync(Cancelled);

        await using var db = World.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "find.subjects", Cancelled);
        (entry.ActorId, entry.ObjectKind, entry.Outcome).ShouldBe((Admin.PersonId, "search", "done"));
        entry.DetailsJson.ShouldBe($$"""{"kind":"{{kind}}","results":"{{found.Value!.Lines.Count}}"}""");
        entry.ObjectId.Length.ShouldBe(64);
    }
}
