using Microsoft.AspNetCore.Antiforgery;

namespace RecsConsole.Platform.Web;

/// <summary>Refuses a posted form without the token of a page of the console. The framework checks only where a form is bound.</summary>
internal static class FormToken
{
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return await IsThereAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
    }

    private static async Task<bool> IsThereAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false; // a form that is too large or broken, in which no token can be looked for
        }
    }
}
