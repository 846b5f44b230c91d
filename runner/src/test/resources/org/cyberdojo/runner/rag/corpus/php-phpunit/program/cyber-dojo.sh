phpunit --do-not-cache-result HikerTest.php
