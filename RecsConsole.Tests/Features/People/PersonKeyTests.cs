using Bunit;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.People.Profile.Fields;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

/// <summary>The key of a person who is being added.</summary>
public sealed class PersonKeyTests : BunitContext
{
    [Fact]
    public void A_new_persons_key_follows_the_name_until_somebody_types_another()
    {
        After(new(), "Jürgen Groß").Key.ShouldBe("jurgen-gross");
        After(new() { Name = "Jürgen", Key = "jurgen" }, "Jürgen Groß").Key.ShouldBe("jurgen-gross");
        After(new() { Name = "Jürgen", Key = "jg" }, "Jürgen Groß").Key.ShouldBe("jg");
        After(new() { Name = "Jürgen", Key = "jurgen" }, "Jürgen Groß", Guid.NewGuid()).Key.ShouldBe("jurgen", "it is stored");
    }

    private PersonProfile After(PersonProfile profile, string name, Guid? id = null)
    {
        var changed = profile;
        var view = new PersonView(id, 1, profile, [], 0, SignsInAs: null, IsSelf: false, new([], [], [], []));
        Render<PersonFields>(p => p.Add(c => c.View, view).Add(c => c.Profile, profile).Add(c => c.OnChange, next => changed = next))
            .Find("#person-name")
            .Input(name);
        return changed;
    }
}
