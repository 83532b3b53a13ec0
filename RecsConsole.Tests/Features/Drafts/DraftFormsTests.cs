using System.Reflection;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Drafts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>Every form that keeps drafts has a right that protects them.</summary>
public sealed class DraftFormsTests
{
    public static TheoryData<string> Forms =>
        [.. typeof(DraftForms).GetFields(BindingFlags.Public | BindingFlags.Static).Select(each => (string)each.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_has_a_right(string form) => DraftAccess.Knows(form).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Choices_have_the_right_of_their_form(string form) => DraftForms.FormOf(DraftForms.ChoicesOf(form)).ShouldBe(form);

    [Fact]
    public void Choices_of_no_form_have_none() => DraftAccess.Knows(DraftForms.ChoicesOf("nothing")).ShouldBeFalse();
}
