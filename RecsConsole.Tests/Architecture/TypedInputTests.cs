using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Nothing typed is lost: each component with inputs keeps a draft, or is part of one that does.</summary>
public sealed partial class TypedInputTests
{
    private const string Shown = "what is shown: in the address, or in effect at once";
    private const string View = "the name of a view, one short field: its filters are in the address";
    private const string SignIn = "before the sign-in there is nobody to keep it for; passwords and codes are never kept";

    // Components whose input is not kept, and why.
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["AlarmForm"] = Shown,
        ["FilterChoice"] = Shown,
        ["FilterDay"] = Shown,
        ["InsightFilters"] = Shown,
        ["QueueSortChoice"] = Shown,
        ["SearchChoiceField"] = Shown,
        ["SearchFilters"] = Shown,
        ["SearchPalette"] = Shown,
        ["VersionComparison"] = Shown,
        ["VersionList"] = Shown,
        ["WhatChangedPanel"] = Shown,
        ["SavedReports"] = View,
        ["SavedViews"] = View,
        ["ViewNameForm"] = View,
        ["ForgotPage"] = SignIn,
        ["LinkPage"] = SignIn,
        ["Login"] = SignIn,
        ["PasskeysPage"] = SignIn,
        ["PasswordField"] = SignIn,
        ["PasswordPage"] = SignIn,
        ["SecondFactorPage"] = SignIn,
        ["SetupPage"] = SignIn,
        ["TrainingSection"] = "which models are trained, chosen beside the button",
        ["PublishTimeFields"] = "one time, in the dialog that publishes",
        ["SettingAside"] = "one time, beside those it proposes",
        ["OwnersSection"] = "an address beside somebody whom the other system is asked for: after a reload it is asked for anew",
        ["EmbedStep"] = "a frame on the page of another system, without a circuit: the browser posts its one optional note",
    };

    [Fact]
    public void Every_form_keeps_what_is_typed_or_says_why_not()
    {
        var components = SourceFile.Under("RecsConsole", ".razor");
        var losing = components
            .Where(file => TakesInput(file.Text) && !IsKept(file, components, []))
            .Select(file => NameOf(file.Path))
            .ToHashSet(StringComparer.Ordinal);

        losing.Except(Exempt.Keys, StringComparer.Ordinal).ShouldBeEmpty("what is typed is lost; add a DraftLine or a FormDraft");
        Exempt.Keys.Except(losing, StringComparer.Ordinal).ShouldBeEmpty("reasons that nothing needs any more");
    }

    [Fact]
    public void Every_choice_beside_a_kept_text_is_kept_too() =>
        SourceFile
            .Under("RecsConsole", ".razor")
            .Where(file => Text().IsMatch(file.Text) && Choice().IsMatch(file.Text) && !Choices().IsMatch(file.Text))
            .Select(file => file.Path)
            .ShouldBeEmpty("a choice is lost whose text is kept; add a ChoiceDraft");

    // without a binding, an answer sets the field to what was typed when the browser asked, and takes letters back that came since
    [Fact]
    public void Every_field_that_is_read_while_somebody_types_is_bound() =>
        SourceFile
            .Under("RecsConsole", ".razor")
            .Where(file => Unbound().IsMatch(file.Text))
            .Select(file => file.Path)
            .ShouldBeEmpty("letters are lost on a slow line; use @bind:get, @bind:set and @bind:event");

    [Theory]
    [InlineData("<input value=\"@_text\" @oninput=\"TypeAsync\" />", true)]
    [InlineData("<input type=\"search\"\n  @oninput=\"TypeAsync\" />", true)]
    [InlineData("<textarea @bind=\"_text\" @bind:event=\"oninput\"></textarea>", false)]
    [InlineData("<div @oninput=\"Seen\"><textarea @bind=\"_text\"></textarea></div>", false)]
    public void Rule_would_notice_an_unbound_field(string markup, bool isNoticed) => Unbound().IsMatch(markup).ShouldBe(isNoticed);

    [Theory]
    [InlineData("<select @bind=\"_kind\"></select>", true)]
    [InlineData("<input type=\"radio\" name=\"a\" />", true)]
    [InlineData("<input id=\"a\" type=\"checkbox\" />", true)]
    [InlineData("<textarea></textarea>", false)]
    public void Rule_would_notice_a_choice(string markup, bool isNoticed) => Choice().IsMatch(markup).ShouldBe(isNoticed);

    [Theory]
    [InlineData("<textarea id=\"a\"></textarea>", true)]
    [InlineData("<input @bind=\"_name\" />", true)]
    [InlineData("<select @bind=\"_kind\"></select>", true)]
    [InlineData("<InputText @bind-Value=\"_name\" />", true)]
    [InlineData("<RadzenTextBox @bind-Value=\"_name\" />", true)]
    [InlineData("<input type=\"checkbox\" />", false)]
    [InlineData("<input @ref=\"_box\" type=\"search\" />", false)]
    [InlineData("<input type=\"hidden\" name=\"a\" />", false)]
    [InlineData("<InputFile OnChange=\"AddAsync\" />", false)]
    public void Rule_would_notice_an_input(string markup, bool isNoticed) => TakesInput(markup).ShouldBe(isNoticed);

    private static bool TakesInput(string markup) => Input().IsMatch(markup);

    // by itself, or by a component that shows it
    private static bool IsKept(SourceFile file, IReadOnlyList<SourceFile> components, HashSet<string> seen)
    {
        if (Draft().IsMatch(file.Text))
        {
            return true;
        }

        var tag = new Regex($@"<{Regex.Escape(NameOf(file.Path))}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        return seen.Add(NameOf(file.Path)) && components.Any(other => tag.IsMatch(other.Text) && IsKept(other, components, seen));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    [GeneratedRegex(
        "<(?:textarea|select|Input(?:Text|TextArea|Number|Select|Date)"
            + "|Radzen(?:TextBox|TextArea|Numeric|DropDown|DatePicker|AutoComplete|Password))\\b"
            + "|<input\\b(?![^>]*\\btype=\"(?:hidden|checkbox|radio|search|file)\")",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Input();

    [GeneratedRegex("<(?:input|textarea)\\b[^>]*@oninput=", RegexOptions.None, 1000)]
    private static partial Regex Unbound();

    [GeneratedRegex("<(?:DraftLine|FormDraft|EditorFrame)\\b", RegexOptions.None, 1000)]
    private static partial Regex Draft();

    [GeneratedRegex("<(?:DraftLine|ReasonDialog)\\b", RegexOptions.None, 1000)]
    private static partial Regex Text();

    [GeneratedRegex(
        "<(?:select|Input(?:Select|RadioGroup|Checkbox))\\b|<input\\b[^>]*\\btype=\"(?:radio|checkbox)\"",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Choice();

    [GeneratedRegex("<(?:ChoiceDraft|FormDraft|EditorFrame)\\b", RegexOptions.None, 1000)]
    private static partial Regex Choices();
}
