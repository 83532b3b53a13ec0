namespace RecsConsole.Api;

/// <summary>Handles unexpected failures: logs them with a reference number, and returns only the number.</summary>
internal sealed partial class ApiFailures(ILogger<ApiFailures> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ApiInputException e)
        {
            return ApiProblem.Of(e.Status, e.Message, e.Errors);
        }
        catch (Exception e) when (!context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            var number = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
            LogFailed(e, context.HttpContext.Request.Method, context.HttpContext.GetEndpoint()?.DisplayName, number);
            return ApiProblem.Of(StatusCodes.Status500InternalServerError, Texts.Failed.With(number));
        }
    }

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "{Method} {Endpoint} failed ({Number})")]
    private partial void LogFailed(Exception exception, string method, string? endpoint, string number);
}
