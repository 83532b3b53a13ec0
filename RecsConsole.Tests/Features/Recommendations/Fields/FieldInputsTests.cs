using Bunit;
using RecsConsole.Casework.Forms;
using RecsConsole.Features.Recommendations.Responses.Fields;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Fields;

/// <summary>A date that a step asks for is said in words, since the field follows the language of the browser.</summary>
public sealed class FieldInputsTests : BunitContext
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    [Fact]
    public void Date_is_said_beside_its_field_as_soon_as_it_is_chosen()
    {
        var inputs = Show(new FormField("until", "Until", FormFieldKind.Date, IsRequired: true));
        inputs.FindAll("span.small").ShouldBeEmpty();

        inputs.Find("input[type=date]").Input("2026-04-03");

        inputs.Find("span.small").TextContent.ShouldBe("that is 3 Apr 2026");
        _values["until"].ShouldBe("2026-04-03");
    }

    private IRenderedComponent<FieldInputs> Show(params FormField[] fields) =>
        Render<FieldInputs>(parameters =>
            parameters.Add(each => each.Fields, fields).Add(each => each.People, []).Add(each => each.Values, _values)
        );
}
