using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Addresses of another tenant's objects answer like addresses of objects that do not exist.</summary>
public sealed class TenantWallTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R51")]
    [Trait("Req", "R58")]
    public async Task Every_address_of_another_tenants_object_is_not_found()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var addresses = await desk.AddressesOfOtherTenantAsync();
        addresses.ShouldNotBeEmpty();

        var open = new List<string>();
        foreach (var address in addresses)
        {
            var answer = await page.APIRequest.GetAsync(address);
            if (answer.Status != 404)
            {
                open.Add($"{address}: {answer.Status}");
            }
        }

        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Own_addresses_answer_and_unknown_ones_do_not()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var queue = await new QueueScreen(page).OpenAsync();
        var key = await queue.KeyOfCurrentAsync();

        (await page.APIRequest.GetAsync($"/cases/{key}")).Status.ShouldBe(200);
        (await page.APIRequest.GetAsync("/cases/NO-SUCH-CASE")).Status.ShouldBe(404);
        (await page.APIRequest.GetAsync("/documents/no-such-document")).Status.ShouldBe(404);
    }
}
