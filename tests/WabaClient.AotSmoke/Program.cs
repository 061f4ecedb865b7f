using WabaClient.AotSmoke;

int failures = 0;
foreach ((string name, Func<Task> check) in Checks.All)
{
    try
    {
        await check();
        Console.WriteLine($"ok      {name}");
    }
    catch (Exception e)
    {
        failures++;
        Console.WriteLine($"FAILED  {name}: {e}");
    }
}

return failures == 0 ? 0 : 1;
