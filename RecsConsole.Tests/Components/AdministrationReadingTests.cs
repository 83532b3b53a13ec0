using System.Reflection;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Forms;
using RecsConsole.Components.Layout;
using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>Auditors open every page of administration, and are told that they only read there.</summary>
public sealed class AdministrationReadingTests : BunitContext
{
    [Fact]
    public void No_page_of_administration_is_closed_to_auditors()
    {
        var pages = typeof(Program)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes<RouteAttribute>().Any(route => AdministrationReading.Has(route.Template)))
            .ToList();

        pages.Count.ShouldBeGreaterThan(35);
        pages.Where(page => !RolesOf(page).All(roles => roles.Contains(ConsoleRole.Auditor))).ShouldBeEmpty();
    }

    [Fact]
    public void Rail_shows_every_page_of_administration_to_auditors() =>
        RailLinks
            .All.Where(link => link.Group is RailGroup.Admin || AdministrationReading.Has(link.Address))
            .Where(link => !link.IsFor(Reader(ConsoleRole.Auditor)))
            .Select(link => link.Address)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("/admin/people/ana", true, "auditor")]
    [InlineData("/admin/case-types", true, "auditor")]
    [InlineData("/jobs", true, "auditor")]
    [InlineData("/admin/people", false, "auditor", "admin")]
    [InlineData("/admin/people", true, "auditor", "supervisor")]
    [InlineData("/admin/documents", false, "auditor", "supervisor")]
    [InlineData("/admin/actions", false, "supervisor")]
    [InlineData("/audit/alerts", false, "auditor")]
    [InlineData("/", false, "auditor")]
    public void Who_opens_a_page_only_as_an_auditor_is_told(string path, bool isTold, params string[] roles) =>
        AdministrationReading.IsToldTo(path, Reader(roles)).ShouldBe(isTold);

    [Fact]
    public void Only_administrators_change_it()
    {
        AdministrationReading.MayChange(Reader(ConsoleRole.Auditor, ConsoleRole.Admin)).ShouldBeTrue();
        AdministrationReading.MayChange(Reader(ConsoleRole.Auditor, ConsoleRole.Supervisor)).ShouldBeFalse();
        AdministrationReading.MayChange(null).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Form_keeps_its_values_and_loses_its_buttons_for_a_reader(bool isReadOnly)
    {
        var form = Render<RecordForm>(p =>
            p.AddCascadingValue(AdministrationReading.IsReadOnly, isReadOnly)
                .Add(it => it.Id, "form")
                .Add(it => it.Label, "Person")
                .Add(it => it.OnSave, () => { })
                .Add(it => it.Fields, Fields)
                .Add(it => it.Bar, "<button>Save</button>")
        );

        form.Find("input").GetAttribute("value").ShouldBe("Ana");
        form.FindAll("fieldset[disabled] input").Count.ShouldBe(isReadOnly ? 1 : 0);
        form.FindAll("button").Count.ShouldBe(isReadOnly ? 0 : 1);
    }

    private static RenderFragment Fields =>
        builder =>
        {
            builder.OpenComponent<ReadableFields>(0);
            builder.AddComponentParameter(
                1,
                nameof(ReadableFields.ChildContent),
                (RenderFragment)(content => content.AddMarkupContent(0, """<input value="Ana" />"""))
            );
            builder.CloseComponent();
        };

    private static IEnumerable<string[]> RolesOf(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>().Select(each => each.Roles?.Split(',')).OfType<string[]>();

    private static ClaimsPrincipal Reader(params string[] roles) =>
        new(new ClaimsIdentity([.. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test"));
}
